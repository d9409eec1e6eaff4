package io.orderfold.orders.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.orders.NoteAudience;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import org.axonframework.serialization.Revision;

/** Somebody of the staff wrote something down about the order. */
@Touches(OrderAreas.NOTES)
@Revision("2")
public record OrderNoteWritten(
        OrderId orderId,
        CustomerId customerId,
        NoteId noteId,
        @Personal PersonalText text,
        NoteAudience audience) implements OrderEvent {}
