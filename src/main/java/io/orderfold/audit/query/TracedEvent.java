package io.orderfold.audit.query;

/**
 * An event in the tree of what followed from one request.
 *
 * @param depth 0 where nothing in the tree led to it; else one more than that of the event above it that did
 */
public record TracedEvent(int depth, LoggedEvent event) {}
