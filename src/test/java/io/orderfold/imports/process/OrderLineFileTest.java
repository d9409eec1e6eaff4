package io.orderfold.imports.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.imports.ImportCharset;
import io.orderfold.kernel.Rejection;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLineFileTest {

    private static final String HEADER = String.join(",", RowRules.HEADER) + "\n";

    @TempDir
    private Path folder;

    private Path file(String content, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), content, charset);
    }

    private List<OrderLineFile.Fields> read(String content) throws IOException {
        List<OrderLineFile.Fields> rows = new ArrayList<>();
        try (OrderLineFile file = OrderLineFile.open(file(content, StandardCharsets.UTF_8), ImportCharset.UTF_8)) {
            while (file.hasNext()) {
                rows.add(file.next());
            }
        }
        return rows;
    }

    private static String codeOf(Throwable failure) {
        return ((Rejection) failure).code();
    }

    @Test
    void saysInWhichLineEachRowStarts() throws IOException {
        List<OrderLineFile.Fields> rows = read(HEADER + "a,b\n\nc,\"d\nd\r\nd\"\ne,f");
        assertThat(rows.stream().map(OrderLineFile.Fields::line)).containsExactly(2L, 4L, 7L);
        assertThat(rows.get(1).values()).containsExactly("c", "d\nd\r\nd");
    }

    @Test
    void readsQuotedCommasAndQuotes() throws IOException {
        assertThat(read(HEADER + "\"SET OF 6, RED\",\"10\"\" WIDE\"\n").get(0).values())
                .containsExactly("SET OF 6, RED", "10\" WIDE");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + HEADER + "a,b\n")).hasSize(1);
    }

    @Test
    void refusesAnotherHeader() {
        assertThatThrownBy(() -> read("Invoice,StockCode\n1,2\n"))
                .isInstanceOf(Rejection.class)
                .satisfies(failure -> assertThat(codeOf(failure)).isEqualTo("wrong-header"));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read(""))
                .satisfies(failure -> assertThat(codeOf(failure)).isEqualTo("wrong-header"));
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        assertThatThrownBy(() -> read(HEADER + "a,\"b\nc,d\n"))
                .satisfies(failure -> assertThat(codeOf(failure)).isEqualTo("malformed-csv"));
    }

    @Test
    void refusesARowWithoutEndBeforeItFillsTheMemory() {
        assertThatThrownBy(() -> read(HEADER + "a,\"" + "b\n".repeat(4 * BoundedRows.MOST)))
                .satisfies(failure -> assertThat(codeOf(failure)).isEqualTo("malformed-csv"));
    }

    @Test
    void refusesBytesThatAreNotInTheCharsetTheyWereSaidToBe() throws IOException {
        Path latin = file(HEADER + "\u00a3,b\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> {
                    try (OrderLineFile file = OrderLineFile.open(latin, ImportCharset.UTF_8)) {
                        while (file.hasNext()) {
                            file.next();
                        }
                    }
                })
                .satisfies(failure -> assertThat(codeOf(failure)).isEqualTo("malformed-encoding"));
    }

    @Test
    void findsOutTheCharset() throws IOException {
        assertThat(OrderLineFile.charsetOf(file("\u00a3", StandardCharsets.UTF_8)))
                .isEqualTo(ImportCharset.UTF_8);
        assertThat(OrderLineFile.charsetOf(file("\u00a3", StandardCharsets.ISO_8859_1)))
                .isEqualTo(ImportCharset.LATIN_1);
    }
}
