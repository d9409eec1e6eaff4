package io.orderfold.orders.event;

import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import java.time.Instant;

/** Pieces of an order brought in as history were taken back, elsewhere and then. */
public record HistoricalLineTakenBack(
        OrderId orderId, String takeBackId, LineId lineId, int quantity, Instant takenBackAt) implements OrderEvent {}
