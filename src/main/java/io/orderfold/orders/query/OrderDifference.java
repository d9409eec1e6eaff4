package io.orderfold.orders.query;

import io.orderfold.orders.OrderId;
import java.util.List;

/**
 * What is different about an order between two moments.
 *
 * @param fromVersion the version it was at
 * @param toVersion the version that it is compared with
 */
public record OrderDifference(OrderId orderId, long fromVersion, long toVersion, List<FieldChange> changes) {}
