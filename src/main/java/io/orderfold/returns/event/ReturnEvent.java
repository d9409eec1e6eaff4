package io.orderfold.returns.event;

import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;

/** Everything ever stored about a return. */
public sealed interface ReturnEvent
        permits ReturnApproved,
                ReturnClosed,
                ReturnExchanged,
                ReturnInspected,
                ReturnReceived,
                ReturnRefundFailed,
                ReturnRefundRequested,
                ReturnRejected,
                ReturnRequested {

    ReturnId returnId();

    OrderId orderId();
}
