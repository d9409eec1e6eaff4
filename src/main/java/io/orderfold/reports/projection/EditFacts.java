package io.orderfold.reports.projection;

import java.time.Instant;

/**
 * That somebody changed an order.
 *
 * @param kind what was changed, or {@code undone} or {@code redone}
 * @param actor who did it, such as {@code user:alice}
 */
record EditFacts(String kind, String actor, Instant at) {

    static final String UNDONE = "undone";
    static final String REDONE = "redone";
}
