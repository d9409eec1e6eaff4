package io.orderfold.operations.event;

/** Everything that can be decided about an event that could not be handled. */
public sealed interface DeadLetterEvent permits DeadLetterDiscarded {}
