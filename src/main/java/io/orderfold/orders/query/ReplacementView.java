package io.orderfold.orders.query;

import io.orderfold.kernel.Actor;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * Pieces that the customer gets once more, for nothing.
 *
 * @param orderId the order that brings them
 * @param reason what was wrong with them
 */
public record ReplacementView(OrderId orderId, List<LineQuantity> lines, String reason, Actor by, Instant at) {}
