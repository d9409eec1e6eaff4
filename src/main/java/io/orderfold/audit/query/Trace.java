package io.orderfold.audit.query;

import java.util.List;

/**
 * All that followed from one request, each event below the one that led to it.
 *
 * @param truncated whether there is more than is shown
 */
public record Trace(String correlationId, boolean truncated, List<TracedEvent> items) {}
