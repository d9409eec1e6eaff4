package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.axon.Log;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where rows are filled into.
 *
 * @param version of the group's tables
 * @param toAnInstant whether events are left out on purpose, and with one those that follow in its stream
 * @param most how many views may be kept in memory
 * @param transactions of the read database; joined where there is one
 */
public record FillTarget(int version, boolean toAnInstant, int most, Log log, TransactionOperations transactions) {}
