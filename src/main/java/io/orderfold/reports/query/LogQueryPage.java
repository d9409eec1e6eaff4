package io.orderfold.reports.query;

import java.util.List;

/** Questions to the log, without what they have come to. */
public record LogQueryPage(List<LogQueryView> items) {}
