package io.orderfold.audit.query;

import java.util.List;

/**
 * A part of the log as lines.
 *
 * @param reached the number up to which it was read
 */
public record ExportPage(List<String> lines, long reached) {}
