package io.orderfold.audit.query;

import io.orderfold.audit.ExportLine;
import io.orderfold.audit.ExportTrailer;
import io.orderfold.audit.query.ExportQuery.ReadKeys;
import io.orderfold.audit.query.ExportQuery.ReadLog;
import io.orderfold.kernel.Fields;
import io.orderfold.kernel.personal.TakenKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Writes the log as lines of CloudEvents, a page at a time: a header, the events, a signed trailer. */
public final class LogExport {

    /** Signs what has been written. */
    @FunctionalInterface
    public interface Signer {
        ExportTrailer sign(long lines, String sha256, long upTo);
    }

    /**
     * Asks for what can't be asked here.
     *
     * @param log answers with events
     * @param keys answers with the customers' keys
     */
    public record Source(Function<ReadLog, ExportPage> log, Function<ReadKeys, KeyPage> keys, Signer signer) {}

    private final Source source;
    private final Function<Object, String> json;

    public LogExport(Source source, Function<Object, String> json) {
        this.source = source;
        this.json = json;
    }

    /**
     * @param keys whether the customers' keys go along
     * @return how many events it has written
     */
    public long write(long after, long upTo, Set<String> types, boolean keys, OutputStream out) throws IOException {
        MessageDigest sha256 = Fields.digest();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("format", ExportLine.FORMAT);
        header.put("after", after);
        header.put("upTo", upTo);
        header.put("types", types);
        writeLine(own(ExportLine.HEADER, header), sha256, out);
        long lines = 0;
        long reached = after;
        while (reached < upTo) {
            ExportPage page = source.log().apply(new ReadLog(reached, upTo, types));
            for (String line : page.lines()) {
                writeLine(line, sha256, out);
                lines++;
            }
            reached = page.reached();
        }
        if (keys) {
            writeKeys(sha256, out);
        }
        ExportTrailer trailer = source.signer().sign(lines, HexFormat.of().formatHex(sha256.digest()), upTo);
        writeLine(own(ExportLine.TRAILER, trailer), sha256, out);
        out.flush();
        return lines;
    }

    /** After the events: whoever's data an event holds had a key by then. */
    private void writeKeys(MessageDigest sha256, OutputStream out) throws IOException {
        List<TakenKey> some = source.keys().apply(new ReadKeys(null)).keys();
        while (!some.isEmpty()) {
            for (TakenKey key : some) {
                writeLine(own(ExportLine.KEY, key), sha256, out);
            }
            some = source.keys()
                    .apply(new ReadKeys(some.get(some.size() - 1).customerId()))
                    .keys();
        }
    }

    private String own(String type, Object data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID().toString());
        event.put("source", "/orderfold/log");
        event.put("type", type);
        event.put("time", Instant.now().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return json.apply(event);
    }

    private static void writeLine(String line, MessageDigest sha256, OutputStream out) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        sha256.update(bytes);
        out.write(bytes);
    }
}
