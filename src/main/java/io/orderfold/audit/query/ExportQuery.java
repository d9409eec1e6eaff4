package io.orderfold.audit.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log, to be taken elsewhere. */
public sealed interface ExportQuery {

    /**
     * The next events as CloudEvents, a line each; answers with an {@link ExportPage}.
     *
     * @param types only these, with or without their package; all, if there are none
     */
    record ReadLog(long after, long upTo, Set<String> types) implements ExportQuery {}

    /**
     * The keys of the next customers; answers with a {@link KeyPage}.
     *
     * @param after the customer whose key was read last; null for the first
     */
    record ReadKeys(@Nullable String after) implements ExportQuery {}
}
