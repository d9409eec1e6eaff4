package io.orderfold.orders.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.EditId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.ShipmentRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order was changed after it was placed; the events right before say how. What is named is for others to follow.
 *
 * @param editId null where pieces were cancelled without a staged edit
 * @param added pieces that came
 * @param wanted what stock shall be reserved from now on, of what has not left; empty where the order claims none
 * @param unwanted products of which nothing is to be reserved any more
 * @param restock whether the pieces that go are for sale again
 * @param gone the pieces that go and had stock reserved, as lines
 * @param reduced shipments that hold fewer pieces than before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderEdited(
        OrderId orderId,
        @Nullable EditId editId,
        String reason,
        Money before,
        Money after,
        List<LineQuantity> added,
        List<OrderLine> wanted,
        List<Sku> unwanted,
        boolean restock,
        List<OrderLine> gone,
        List<ShipmentRef> reduced)
        implements OrderEvent {}
