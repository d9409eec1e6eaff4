package io.orderfold.orders.query;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import java.time.Instant;

/**
 * Something that happens to an order by itself when its time comes.
 *
 * @param at when (UTC)
 * @param due what is to be paid until then
 */
public record Deadline(
        DeadlineKind kind, Instant at, OrderId orderId, String orderNumber, CustomerId customerId, Money due) {}
