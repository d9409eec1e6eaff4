package io.orderfold.audit.command;

/** What can be done with the log as a whole. */
public sealed interface LogCommand {

    /**
     * Finds out up to where the log can be exported: where it is final.
     *
     * @param to not beyond that number; answers with the last number ({@code Long})
     */
    record BeginExport(long to) implements LogCommand {}

    /**
     * Signs what was exported; answers with an {@link io.orderfold.audit.ExportTrailer}.
     *
     * @param lines how many events
     * @param sha256 of all that was written
     */
    record EndExport(long lines, String sha256, long upTo) implements LogCommand {}

    /**
     * Makes the log in a file this shop's, which must have none; answers with an
     * {@link io.orderfold.audit.ImportedLog}.
     *
     * @param file where it is, on this node
     */
    record ImportLog(String file) implements LogCommand {}
}
