package io.orderfold.returns;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;

/**
 * Pieces of an order's line that may come back.
 *
 * @param unitPrice what the customer paid for one, as the order has it
 */
public record ReturnLine(LineId lineId, Sku sku, String name, int quantity, Money unitPrice, ReturnReason reason) {}
