package io.orderfold.inventory.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Reasoned;
import io.orderfold.orders.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a stock item. Each answers with its version after it ({@code Long}), save where said. */
public sealed interface StockCommand {

    Sku sku();

    /** The stock item's stream; products have streams of their own. */
    @TargetAggregateIdentifier
    default String streamId() {
        return "stock:" + sku();
    }

    /** Goods arrived. */
    record ReceiveStock(Sku sku, int quantity, String reason) implements StockCommand, Reasoned {}

    /** A count differed: by so many more, or fewer when negative. Never below zero, nor below what is reserved. */
    record AdjustStock(Sku sku, int delta, String reason) implements StockCommand, Reasoned {}

    /**
     * Says how many pieces there are in the house, whatever the log thought. A count that agrees is recorded, too. Never
     * below what is reserved for orders that can't wait: refused with the code {@code stock-reserved}.
     *
     * @param counted 0 to 1,000,000
     */
    record CountStock(Sku sku, int counted, String reason) implements StockCommand, Reasoned {}

    /**
     * Sets how many pieces are held back from orders that can't wait, as a cushion for what a count may miss, and at how
     * many available pieces the stock is low. What is reserved already stays reserved. The same levels again change
     * nothing.
     *
     * @param safetyStock 0 to 1,000,000; an order that can wait may have these pieces, too
     * @param lowAt 0 to 1,000,000; null for never
     */
    record SetStockLevels(
            Sku sku, int safetyStock, @Nullable Integer lowAt, String reason) implements StockCommand, Reasoned {}

    /**
     * Sets pieces aside for an order: all or none. The same order again is answered as before.
     *
     * <p>Answers with a {@link StockReservation}. Refused with the code {@code out-of-stock} when fewer are available
     * and the line does not allow backorders.
     */
    record ReserveStock(Sku sku, OrderId orderId, int quantity, boolean backorderable) implements StockCommand {}

    /**
     * Asks how {@link ReserveStock} would be answered, and changes nothing. Whoever asks holds the stock item until its
     * transaction ends, so that the answer still holds when it reserves.
     *
     * <p>Answers with the {@link StockReservation} it would have, and with {@link StockReservation#NONE} where it would
     * be refused as out of stock.
     */
    record CheckStock(Sku sku, OrderId orderId, int quantity, boolean backorderable) implements StockCommand {}

    /** Pieces that are for nobody are not for sale either: as many as there are, up to so many, are taken off the stock. */
    record WriteOffStock(Sku sku, int quantity, String reason) implements StockCommand, Reasoned {}

    /**
     * Has an order that waits for pieces to come in be served before all with a lower priority; nothing, where it has none
     * set aside.
     *
     * @param priority 0, as every reservation has it, to 9
     */
    record PrioritiseReservation(Sku sku, OrderId orderId, int priority) implements StockCommand {}

    /** Gives back whatever is set aside for an order; nothing, when nothing is. */
    record ReleaseStock(Sku sku, OrderId orderId) implements StockCommand {}

    /** Reserved pieces leave the house. Refused with {@code stock-not-on-hand} while a backordered piece has not come in. */
    record DispatchStock(Sku sku, OrderId orderId, int quantity) implements StockCommand {}

    /**
     * What was set aside.
     *
     * @param backordered how many of the reserved pieces are promised beyond what is on hand
     */
    record StockReservation(int reserved, int backordered) {

        /** Nothing can be set aside. */
        public static final StockReservation NONE = new StockReservation(0, 0);
    }
}
