package io.orderfold.returns;

import io.orderfold.orders.LineId;

/**
 * What was found of received pieces.
 *
 * @param restock whether they go back to stock
 */
public record Inspected(LineId lineId, int quantity, Condition condition, boolean restock) {}
