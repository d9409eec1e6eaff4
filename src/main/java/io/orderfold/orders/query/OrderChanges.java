package io.orderfold.orders.query;

import java.util.List;
import java.util.Map;

/** What each of an order's events changed about it, by the version it led to. */
public record OrderChanges(Map<Long, List<FieldChange>> byVersion) {}
