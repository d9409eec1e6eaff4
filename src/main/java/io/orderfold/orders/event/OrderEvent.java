package io.orderfold.orders.event;

import io.orderfold.orders.OrderId;

/** Everything ever stored about an order. */
public sealed interface OrderEvent
        permits HistoricalLineTakenBack,
                HistoricalOrderRecorded,
                OrderCancelled,
                OrderCompleted,
                OrderConfirmed,
                OrderDrafted,
                OrderHeld,
                OrderLineAdded,
                OrderLineQuantityChanged,
                OrderLineRemoved,
                OrderLinesAllocated,
                OrderLinesDeallocated,
                OrderLinesDelivered,
                OrderLinesReturned,
                OrderLinesShipped,
                OrderPaymentAuthorized,
                OrderPaymentAwaited,
                OrderPaymentCaptured,
                OrderPaymentDeclined,
                OrderPaymentNotNeeded,
                OrderPaymentRefunded,
                OrderPaymentRequested,
                OrderPaymentVoided,
                OrderPlaced,
                OrderReleased,
                OrderReservationRequested,
                OrderReturnAllowed,
                OrderReturnDismissed,
                OrderShippingAddressChanged,
                OrderStockReleased,
                OrderStockReserved {

    OrderId orderId();
}
