package io.orderfold.imports.process;

import java.io.IOException;
import java.io.Reader;

/**
 * Characters for the CSV parser, without a byte order mark, always with a line break at the end, and never more than one
 * row may reasonably have: a quote that is left open would otherwise draw the rest of the file into memory.
 */
final class BoundedRows extends Reader {

    static final int MOST = 1 << 20;

    private final Reader source;
    private long left = MOST;
    private boolean started;
    private boolean ended;
    private int last = '\n';

    /** There is no end to a row. */
    static final class RowTooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    BoundedRows(Reader source) {
        this.source = source;
    }

    /** The parser is about to read another row. */
    void allowOneMore() {
        left = MOST;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left <= 0) {
            throw new RowTooLong();
        }
        int read = source.read(buffer, offset, length);
        if (!started && read > 0) {
            started = true;
            if (buffer[offset] == '\uFEFF') {
                System.arraycopy(buffer, offset + 1, buffer, offset, read - 1);
                read--;
                if (read == 0) {
                    return read(buffer, offset, length);
                }
            }
        }
        if (read < 0) {
            if (ended || last == '\n' || last == '\r') {
                return -1;
            }
            ended = true;
            buffer[offset] = '\n';
            return 1;
        }
        left -= read;
        last = buffer[offset + read - 1];
        return read;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
