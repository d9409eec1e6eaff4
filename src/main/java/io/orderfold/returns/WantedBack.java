package io.orderfold.returns;

import io.orderfold.orders.LineId;

/** Pieces of an order's line that a customer wants to send back. */
public record WantedBack(LineId lineId, int quantity, ReturnReason reason) {}
