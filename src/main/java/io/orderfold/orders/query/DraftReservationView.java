package io.orderfold.orders.query;

import java.time.Instant;

/**
 * What is set aside for a draft.
 *
 * @param until when it is given back, unless the draft is placed by then
 * @param reserved whether all of it is; while false it is being asked for
 */
public record DraftReservationView(Instant until, boolean reserved) {}
