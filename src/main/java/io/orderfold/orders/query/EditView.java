package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.EditId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a staged edit would make of an order.
 *
 * @param cancelled pieces that would go
 * @param added lines that would come
 * @param requoted lines with the price their product has now
 * @param before what the customer pays without the edit
 * @param after what the customer would pay
 * @param toPay what would be left to pay for, of what is not paid and not being asked for
 * @param toRefund what would go back, or not be taken
 * @param by who staged it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EditView(
        EditId editId,
        String reason,
        List<LineQuantity> cancelled,
        List<OrderLine> added,
        List<OrderLine> requoted,
        @Personal @Nullable PostalAddress shippingAddress,
        Money before,
        Money after,
        Money toPay,
        Money toRefund,
        Actor by,
        Instant at) {

    EditView reckonedWith(Sums sums) {
        Money none = Money.zero(after.currency());
        Money wanted = sums.secured().plus(sums.requested());
        return new EditView(
                editId,
                reason,
                cancelled,
                added,
                requoted,
                shippingAddress,
                before,
                after,
                after.minus(wanted).max(none),
                before.minus(after).min(sums.secured().minus(after)).max(none),
                by,
                at);
    }
}
