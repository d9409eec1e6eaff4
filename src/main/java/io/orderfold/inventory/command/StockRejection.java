package io.orderfold.inventory.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.event.StockTransferStarted;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import java.util.Map;
import java.util.TreeMap;

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

    static Rejection belowZero(Sku sku, LocationCode location, long onHand, int delta) {
        return Rejection.conflict(
                        "stock-below-zero",
                        "Of " + sku + " there are " + onHand + " on hand at " + location + "; " + -delta + " can't go.")
                .with("sku", sku.value())
                .with("location", location.value())
                .with("onHand", onHand);
    }

    static Rejection belowAllocated(Sku sku, LocationCode location, long onHand, long allocated, long delta) {
        return Rejection.conflict(
                        "stock-allocated",
                        "Of " + sku + ", " + allocated + " of the " + onHand + " at " + location
                                + " lie there for shipments; " + -delta + " can't go.")
                .with("sku", sku.value())
                .with("location", location.value())
                .with("onHand", onHand)
                .with("allocated", allocated);
    }

    static Rejection notAtLocation(Sku sku, LocationCode location, int wanted, long there, StockPlaces places) {
        Map<String, Long> elsewhere = new TreeMap<>();
        places.locations().stream()
                .filter(other -> !other.equals(location) && places.free(other) > 0)
                .forEach(other -> elsewhere.put(other.value(), places.free(other)));
        return Rejection.conflict(
                        "not-at-location",
                        "Of " + sku + ", " + there + " can be had at " + location + ", not " + wanted + ".")
                .with("sku", sku.value())
                .with("location", location.value())
                .with("requested", wanted)
                .with("available", there)
                .with("elsewhere", elsewhere);
    }

    static Rejection sameLocation(LocationCode location) {
        return Rejection.invalid("same-location", "to", "What is at " + location + " need not be taken there.");
    }

    static Rejection moreThanSent(StockTransferStarted sent, int received) {
        return Rejection.invalid(
                "more-than-sent",
                "received",
                "Of the " + sent.quantity() + " pieces that were sent, " + received + " can't have arrived.");
    }

    static Rejection transferOver(Sku sku, int transfer) {
        return Rejection.conflict(
                        "transfer-over", "The transfer " + transfer + " of " + sku + " has arrived, or has come back.")
                .with("sku", sku.value())
                .with("transfer", transfer);
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
