package io.orderfold.operations.query;

import java.util.List;

/** All groups of handlers that follow the log. */
public record ProjectionList(List<ProjectionView> items) {}
