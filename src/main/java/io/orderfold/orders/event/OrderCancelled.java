package io.orderfold.orders.event;

import io.orderfold.orders.CancelCause;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.ShipmentRef;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The order was called off; what is named is to be undone.
 *
 * @param restock whether what was reserved is for sale again; else it is written off
 * @param refund whether what was taken goes back; what is only secured is let go in any case
 * @param reserved lines with stock set aside
 * @param payments not yet settled
 * @param shipments not yet sent
 */
@Revision("2")
public record OrderCancelled(
        OrderId orderId,
        CancelCause cause,
        String reason,
        boolean restock,
        boolean refund,
        List<OrderLine> reserved,
        List<PaymentRef> payments,
        List<ShipmentRef> shipments)
        implements OrderEvent {}
