package io.orderfold.operations.event;

/**
 * An event that could not be handled is not going to be: whoever was to handle it goes on without it.
 *
 * @param group whose handlers it was parked for
 * @param stream the id of what the event happened to
 * @param eventId the event that is left unhandled
 * @param event what it is
 */
public record DeadLetterDiscarded(
        String letterId, String group, String stream, String eventId, String event, String reason)
        implements DeadLetterEvent {}
