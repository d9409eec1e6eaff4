package io.orderfold.orders.query;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.orders.NoteAudience;
import io.orderfold.orders.NoteId;
import java.time.Instant;

/** What somebody of the staff wrote down about an order, and when. */
public record NoteView(NoteId noteId, @Personal PersonalText text, NoteAudience audience, Actor by, Instant at) {}
