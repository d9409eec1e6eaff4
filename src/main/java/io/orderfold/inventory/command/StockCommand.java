package io.orderfold.inventory.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Reasoned;
import io.orderfold.orders.OrderId;
import java.util.Map;
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

    /** Goods arrived at a location. */
    record ReceiveStock(Sku sku, LocationCode location, int quantity, String reason) implements StockCommand, Reasoned {

        /** At the location that every shop begins with. */
        public ReceiveStock(Sku sku, int quantity, String reason) {
            this(sku, LocationCode.MAIN, quantity, reason);
        }
    }

    /**
     * A count at a location differed: by so many more, or fewer when negative. Never below zero, nor below what is
     * reserved for orders that can't wait ({@code stock-reserved}), nor below what lies there for shipments
     * ({@code stock-allocated}).
     */
    record AdjustStock(Sku sku, LocationCode location, int delta, String reason) implements StockCommand, Reasoned {

        /** At the location that every shop begins with. */
        public AdjustStock(Sku sku, int delta, String reason) {
            this(sku, LocationCode.MAIN, delta, reason);
        }
    }

    /**
     * Says how many pieces there are at a location, whatever the log thought. A count that agrees is recorded, too. Refused
     * as {@link AdjustStock} is.
     *
     * @param counted 0 to 1,000,000
     */
    record CountStock(Sku sku, LocationCode location, int counted, String reason) implements StockCommand, Reasoned {

        /** At the location that every shop begins with. */
        public CountStock(Sku sku, int counted, String reason) {
            this(sku, LocationCode.MAIN, counted, reason);
        }
    }

    /**
     * Takes pieces from one location to another. Until they arrive they are on hand nowhere, and can be promised to nobody
     * who can't wait. Refused with {@code not-at-location} where there are fewer that lie there for nobody, and with
     * {@code stock-reserved} where what stays on hand would not do for orders that can't wait.
     */
    record StartTransfer(Sku sku, LocationCode from, LocationCode to, int quantity, String reason)
            implements StockCommand, Reasoned {}

    /**
     * What was sent has arrived; what is missing is lost. Refused with {@code transfer-not-found}, or with
     * {@code transfer-over} where it arrived or came back before.
     *
     * @param received 0 up to what was sent
     * @param reason why some are missing; needed only then
     */
    record ReceiveTransfer(
            Sku sku, int transfer, int received, @Nullable String reason) implements StockCommand {}

    /** What was sent is back where it came from. Refused as {@link ReceiveTransfer} is. */
    record CancelTransfer(Sku sku, int transfer, String reason) implements StockCommand, Reasoned {}

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

    /**
     * Has pieces that are set aside for an order lie at a location for its shipments: so many, or as many as have come in
     * there and lie there for nobody. Answers with how many these are ({@code Integer}).
     */
    record AllocateStock(Sku sku, LocationCode location, OrderId orderId, int quantity) implements StockCommand {}

    /** Has so many pieces lie at a location for an order no longer, or as many as do; they stay set aside for it. */
    record DeallocateStock(Sku sku, LocationCode location, OrderId orderId, int quantity) implements StockCommand {}

    /**
     * Asks where an order's pieces could be allocated, and changes nothing. Whoever asks holds the
     * stock item until its transaction ends. Answers with a {@link StockByLocation}.
     */
    record CheckLocations(Sku sku, OrderId orderId) implements StockCommand {}

    /**
     * Reserved pieces leave a location. Refused with {@code stock-not-on-hand} while a backordered piece has not come in,
     * and with {@code not-at-location} where it is not there, or lies there for another order.
     */
    record DispatchStock(Sku sku, LocationCode location, OrderId orderId, int quantity) implements StockCommand {

        /** From the location that every shop begins with. */
        public DispatchStock(Sku sku, OrderId orderId, int quantity) {
            this(sku, LocationCode.MAIN, orderId, quantity);
        }
    }

    /**
     * Where an order's pieces could be sent from.
     *
     * @param ready how many of them have come in and lie for no shipment so far, wherever they are
     * @param free how many pieces of the product lie at each location for no shipment, whoever may have them
     */
    record StockByLocation(int ready, Map<LocationCode, Long> free) {}

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
