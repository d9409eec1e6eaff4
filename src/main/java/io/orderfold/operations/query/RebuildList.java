package io.orderfold.operations.query;

import java.util.List;

/** The rebuilds that run, and the last ones that are over. */
public record RebuildList(List<RebuildView> items) {}
