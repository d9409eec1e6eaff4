package io.orderfold.operations.query;

/** Everything that can be asked about events that this release does not know. */
public sealed interface UnknownEventQuery {

    /** Looks through the whole log; answers with an {@link UnknownEventList}. */
    record ListUnknownEvents() implements UnknownEventQuery {}
}
