package io.orderfold.inventory.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;

/** Why a stock item refuses. */
final class StockRejection {

    private StockRejection() {}

    static Rejection outOfStock(Sku sku, int requested, long available) {
        return Rejection.conflict(
                        "out-of-stock",
                        "Of " + sku + ", " + requested + " are asked for and " + available + " available.")
                .with("sku", sku.value())
                .with("requested", requested)
                .with("available", available);
    }

    static Rejection belowZero(Sku sku, long onHand, int delta) {
        return Rejection.conflict(
                        "stock-below-zero", "Of " + sku + " there are " + onHand + " on hand; " + -delta + " can't go.")
                .with("sku", sku.value())
                .with("onHand", onHand);
    }

    static Rejection belowReserved(Sku sku, long onHand, long reserved, long delta) {
        return Rejection.conflict(
                        "stock-reserved",
                        "Of " + sku + ", " + reserved + " of the " + onHand + " on hand are reserved; " + -delta
                                + " can't go.")
                .with("sku", sku.value())
                .with("onHand", onHand)
                .with("reserved", reserved);
    }

    static Rejection notReserved(Sku sku, OrderId orderId, int requested, int reserved) {
        return Rejection.conflict(
                        "stock-not-reserved",
                        "Of " + sku + ", " + reserved + " are reserved for the order " + orderId + ", not " + requested
                                + ".")
                .with("sku", sku.value())
                .with("requested", requested)
                .with("reserved", reserved);
    }

    static Rejection notOnHand(Sku sku, OrderId orderId, int requested, int onHand) {
        return Rejection.conflict(
                        "stock-not-on-hand",
                        "Of " + sku + ", " + onHand + " pieces for the order " + orderId + " have come in, not "
                                + requested + ".")
                .with("sku", sku.value())
                .with("requested", requested)
                .with("onHand", onHand);
    }
}
