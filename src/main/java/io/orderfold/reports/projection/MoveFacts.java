package io.orderfold.reports.projection;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something of an order that was undone: pieces called off or brought back, money granted or given back.
 *
 * @param reason in a word
 * @param returnId the return it came of; it knows the customer's reason
 * @param lineId null for what sending costs, and for money that goes back for nothing in particular
 * @param amount what the order is cheaper by, or what went back
 * @param open how much of that amount no money has gone back for
 */
record MoveFacts(
        Kind kind,
        String reason,
        @Nullable String returnId,
        @Nullable LineId lineId,
        @Nullable Sku sku,
        @Nullable String category,
        int pieces,
        Money amount,
        Money open,
        Instant at) {

    /** What sort of thing was undone. */
    enum Kind {
        /** Pieces that will not be sent; below zero where that was taken back. */
        CALLED_OFF,
        /** Pieces that came back. */
        RETURNED,
        /** Money promised while the goods stay with the customer. */
        GRANTED,
        /** Money that went back. */
        REFUNDED
    }

    MoveFacts without(Money settled) {
        return new MoveFacts(kind, reason, returnId, lineId, sku, category, pieces, amount, open.minus(settled), at);
    }
}
