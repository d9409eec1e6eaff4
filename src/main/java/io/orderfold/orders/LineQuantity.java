package io.orderfold.orders;

/** So many pieces of one line. */
public record LineQuantity(LineId lineId, int quantity) {}
