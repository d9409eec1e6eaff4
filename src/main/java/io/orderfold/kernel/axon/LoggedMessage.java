package io.orderfold.kernel.axon;

import org.axonframework.eventhandling.DomainEventMessage;

/** An event in today's form, and where it is in the log. */
public record LoggedMessage(long position, DomainEventMessage<?> message) {}
