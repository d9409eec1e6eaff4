package io.orderfold.audit;

/** The kinds of lines that an exported log has beside its events, and the names of what they say. */
public final class ExportLine {

    public static final String FORMAT = "orderfold.log.1";

    /** The type of the first line: what follows. */
    public static final String HEADER = "io.orderfold.log.header";

    /** The type of a line with a customer's key, of which there are some only if they were asked for. */
    public static final String KEY = "io.orderfold.log.key";

    /** The type of the last line: what there was, signed. */
    public static final String TRAILER = "io.orderfold.log.trailer";

    private ExportLine() {}
}
