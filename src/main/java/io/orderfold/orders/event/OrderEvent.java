package io.orderfold.orders.event;

import io.orderfold.orders.OrderId;

/** Everything ever stored about an order. */
public sealed interface OrderEvent
        permits HistoricalLineTakenBack,
                HistoricalOrderRecorded,
                OrderCancelled,
                OrderCompleted,
                OrderConfirmed,
                OrderDiscountGiven,
                OrderDiscountWithdrawn,
                OrderDrafted,
                OrderHeld,
                OrderLineAdded,
                OrderLinePriceOverridden,
                OrderLineQuantityChanged,
                OrderLineRemoved,
                OrderLinesAllocated,
                OrderLinesDeallocated,
                OrderLinesDelivered,
                OrderLinesReturned,
                OrderLinesShipped,
                OrderNoteRemoved,
                OrderNoteWritten,
                OrderPaymentAuthorized,
                OrderPaymentAwaited,
                OrderPaymentCaptured,
                OrderPaymentDeclined,
                OrderPaymentNotNeeded,
                OrderPaymentRefunded,
                OrderPaymentRequested,
                OrderPaymentTimeMoved,
                OrderPaymentVoided,
                OrderPlaced,
                OrderPriced,
                OrderReleased,
                OrderReservationRequested,
                OrderReturnAllowed,
                OrderReturnDismissed,
                OrderShippingAddressChanged,
                OrderShippingMethodChosen,
                OrderStockReleased,
                OrderStockReserved,
                OrderTagged,
                OrderUntagged {

    OrderId orderId();
}
