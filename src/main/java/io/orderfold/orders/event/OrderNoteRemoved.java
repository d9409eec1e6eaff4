package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** The note is shown no more; the log keeps it. */
@Touches(OrderAreas.NOTES)
public record OrderNoteRemoved(OrderId orderId, NoteId noteId) implements OrderEvent {}
