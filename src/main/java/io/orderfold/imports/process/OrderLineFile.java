package io.orderfold.imports.process;

import io.orderfold.imports.ImportCharset;
import io.orderfold.kernel.Rejection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of order lines, read row by row; what is held in memory is one row and a buffer. */
final class OrderLineFile implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(true)
            .setTrailingData(true)
            .get();

    /** A row's fields, and the line of the file it starts in. */
    record Fields(long line, List<String> values) {}

    private final CountedBytes bytes;
    private final BoundedRows rows;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private OrderLineFile(Path path, ImportCharset charset) throws IOException {
        this.bytes = new CountedBytes(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        this.rows = new BoundedRows(new InputStreamReader(
                bytes,
                charset.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.parser = CSVParser.parse(rows, FORMAT);
        this.records = parser.iterator();
    }

    /**
     * Opens the file and reads its header.
     *
     * @throws Rejection {@code wrong-header} where it is no file of order lines
     */
    static OrderLineFile open(Path path, ImportCharset charset) throws IOException {
        OrderLineFile file = new OrderLineFile(path, charset);
        try {
            List<String> header = file.hasNext()
                    ? file.next().values().stream()
                            .map(OrderLineFile::withoutMark)
                            .map(String::strip)
                            .toList()
                    : List.of();
            if (!header.equals(RowRules.HEADER)) {
                throw Rejection.invalid(
                        "wrong-header",
                        "file",
                        "The file's first line must be " + String.join(",", RowRules.HEADER)
                                + "; nothing was imported.");
            }
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A byte order mark of UTF-8, where the file is read as Latin-1. */
    private static String withoutMark(String value) {
        return value.startsWith("\u00ef\u00bb\u00bf") ? value.substring(3) : value;
    }

    /** UTF-8 where every byte of the file fits, else Latin-1. */
    static ImportCharset charsetOf(Path path) throws IOException {
        char[] buffer = new char[1 << 16];
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            while (reader.read(buffer) >= 0) {
                // decoded, and that is all there is to know
            }
            return ImportCharset.UTF_8;
        } catch (CharacterCodingException e) {
            return ImportCharset.LATIN_1;
        }
    }

    /** @throws Rejection {@code malformed-csv} or {@code malformed-encoding} where the file can't be read on */
    boolean hasNext() {
        rows.allowOneMore();
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        } catch (IllegalStateException e) {
            throw unreadable(e);
        }
    }

    Fields next() {
        CSVRecord row = records.next();
        List<String> values = row.toList();
        long inside = values.stream().mapToLong(OrderLineFile::lineBreaks).sum();
        return new Fields(parser.getCurrentLineNumber() - inside, values);
    }

    long bytesRead() {
        return bytes.count;
    }

    private Rejection unreadable(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return Rejection.invalid(
                        "malformed-encoding",
                        "file",
                        "The file is not in the character set it was said to be in; nothing was imported.");
            }
            if (cause instanceof BoundedRows.RowTooLong) {
                return malformed("The row that starts after line " + parser.getCurrentLineNumber()
                        + " does not end; a quote may be open");
            }
        }
        return malformed("The file is no well-formed CSV at line " + parser.getCurrentLineNumber());
    }

    private static Rejection malformed(String what) {
        return Rejection.invalid("malformed-csv", "file", what + "; nothing was imported.");
    }

    private static long lineBreaks(String value) {
        long breaks = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' && (i == 0 || value.charAt(i - 1) != '\r')) {
                breaks++;
            }
        }
        return breaks;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static final class CountedBytes extends java.io.FilterInputStream {

        private long count;

        CountedBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
