package io.orderfold.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.OrderfoldApplication;
import io.orderfold.imports.console.OrderLineGenerator;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line in processes of their own, on an H2 file, and {@code kill -9} in the middle. */
class KilledImportIT {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void generate() throws IOException {
        generate(8_000);
    }

    private void generate(int rows) throws IOException {
        file = folder.resolve("orders.csv");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            new OrderLineGenerator(3).write(rows, writer);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OrderfoldApplication.class.getName()));
        command.addAll(List.of(arguments));
        command.add("--orderfold.data-dir=" + folder.resolve("data"));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    private int exitOf(Process process) throws Exception {
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    /** Waits for the phase to be under way, then kills as the kernel does. */
    private void killIn(String mode, String phase) throws Exception {
        Process process = start("import", file.toString(), "--mode", mode);
        while (!written("err.txt").contains(phase)) {
            assertThat(process.isAlive()).as(() -> "alive before " + phase).isTrue();
            Thread.sleep(20);
        }
        Thread.sleep(300);
        assertThat(process.isAlive()).as("still at work when killed").isTrue();
        process.destroyForcibly();
        assertThat(exitOf(process)).isEqualTo(137);
    }

    private JsonNode imported(String mode) throws Exception {
        Path report = folder.resolve("report.json");
        int exit = exitOf(start("import", file.toString(), "--mode", mode, "--quiet", "--report", report.toString()));
        assertThat(exit)
                .as(() -> {
                    try {
                        return written("err.txt");
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isZero();
        return JsonMapper.shared().readTree(Files.readString(report)).get("report");
    }

    private long count(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("data/orderfold").toAbsolutePath() + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "orderfold", "");
                ResultSet answer = connection.createStatement().executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"history, reading", "history, registering", "history, taking", "live, taking", "live, placing"})
    void goesOnAfterAKillAndReportsAsIfNothingHadHappened(String mode, String phase) throws Exception {
        killIn(mode, ": " + phase);
        assertThatTheReportIsRight(mode);
    }

    /** The small heap is the point: what is kept in memory does not grow with the file. */
    @Test
    void takesAHundredThousandRowsInASmallHeap() throws Exception {
        generate(100_000);
        assertThatTheReportIsRight("history");
    }

    private void assertThatTheReportIsRight(String mode) throws Exception {
        JsonNode report = imported(mode);
        Reckoning reckoned = Reckoning.of(file, 2);
        assertThat(report.get("rows").asLong()).isEqualTo(reckoned.rows);
        assertThat(report.get("taken").asLong()).isEqualTo(reckoned.taken);
        assertThat(report.get("notTaken").asLong()).isEqualTo(reckoned.rows - reckoned.taken);
        assertThat(report.get("orders").asLong()).isEqualTo(reckoned.orders);
        assertThat(new BigDecimal(report.get("orderedTotal").get("amount").asString()))
                .isEqualByComparingTo(reckoned.orderedTotal);
        assertThat(report.get("cancelledQuantity").asLong()).isEqualTo(reckoned.cancelledQuantity);
        String made = mode.equals("live") ? "OrderDrafted" : "HistoricalOrderRecorded";
        String countMade = "select count(*) from events where event_type like '%." + made + "'";
        assertThat(count(countMade)).isEqualTo(reckoned.orders);
        assertThat(count("select count(*) from read_model.orders where status = 'DRAFT'"))
                .isZero();
        BigDecimal left = reckoned.orderedTotal.subtract(reckoned.cancelledTotal);
        assertThat(count("select cast(sum(total) * 100 as bigint) from read_model.orders"))
                .isEqualTo(left.movePointRight(2).longValueExact());

        assertThat(imported(mode)).isEqualTo(report);
        assertThat(count(countMade)).isEqualTo(reckoned.orders);
    }

    @Test
    void saysThatTheDatabaseIsInUse() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        String url = "jdbc:h2:file:" + folder.resolve("data/orderfold").toAbsolutePath();
        try (Connection held = DriverManager.getConnection(url, "orderfold", "")) {
            assertThat(held.isValid(1)).isTrue();
            assertThat(exitOf(start("import", file.toString()))).isEqualTo(3);
            assertThat(written("err.txt")).contains("The database is in use").doesNotContain("\tat ");
        }
    }

    @Test
    void failsOnAFileThatIsNone() throws Exception {
        Files.writeString(file, "Name,Age\nx,1\n");
        assertThat(exitOf(start("import", file.toString(), "--quiet"))).isEqualTo(1);
        assertThat(written("err.txt")).contains("nothing was imported").contains("InvoiceNo");
    }

    @Test
    void refusesAWrongCommandLine() throws Exception {
        assertThat(exitOf(start("import", file.toString(), "--mode", "both"))).isEqualTo(2);
        assertThat(exitOf(start("import"))).isEqualTo(2);
        assertThat(exitOf(start("import", "--help"))).isZero();
        assertThat(written("out.txt")).contains("--currency").contains("Exit codes");
    }
}
