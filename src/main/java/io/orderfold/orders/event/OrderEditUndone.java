package io.orderfold.orders.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderContent;
import io.orderfold.orders.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * An edit was taken back: the order is again as it was before. {@link OrderEdited} follows where others have
 * to follow.
 *
 * @param edit which: the version that it had led to
 * @param content what the order consists of from now on
 * @param shippingAddress where it goes from now on; null where that is not known yet
 */
@Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.ADDRESS, OrderAreas.EDIT})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderEditUndone(
        OrderId orderId,
        CustomerId customerId,
        long edit,
        OrderContent content,
        @Personal @Nullable PostalAddress shippingAddress,
        String reason)
        implements OrderEvent {}
