package io.orderfold.operations.query;

import java.util.List;

/** What this release does not know, by type and revision. */
public record UnknownEventList(List<UnknownEventView> items) {}
