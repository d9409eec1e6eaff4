package io.orderfold.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.OrderfoldApplication;
import io.orderfold.imports.console.OrderLineGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's commands in processes of their own, on H2 files. */
class LogConsoleIT {

    @TempDir
    private Path folder;

    @Test
    void exportsImportsAndFindsOutWhatWasChanged() throws Exception {
        Path orders = folder.resolve("orders.csv");
        try (Writer writer = Files.newBufferedWriter(orders, StandardCharsets.UTF_8)) {
            new OrderLineGenerator(3).write(60, writer);
        }
        Path log = folder.resolve("log.ndjson");
        assertThat(run("old", "import", orders.toString(), "--quiet")).isZero();
        assertThat(run("old", "export-log", "--out", log.toString())).isZero();
        assertThat(Files.readAllLines(log)).hasSizeGreaterThan(20);

        assertThat(run("new", "import-log", log.toString())).isZero();
        assertThat(said()).contains("events of");
        assertThat(run("new", "import-log", log.toString())).as("a second time").isEqualTo(1);

        assertThat(run("new", "verify-log")).isZero();
        assertThat(said()).contains("all as it was recorded");
        change("new");
        assertThat(run("new", "verify-log")).isEqualTo(4);
        assertThat(said()).contains("changed: ").contains("1 findings");
    }

    private void change(String shop) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve(shop).resolve("orderfold"), "orderfold", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update events set payload = concat(payload, ' ') where global_index = 5"))
                    .isOne();
        }
    }

    private int run(String shop, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OrderfoldApplication.class.getName()));
        command.addAll(List.of(arguments));
        command.add("--orderfold.data-dir=" + folder.resolve(shop));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(ended).as(Files.readString(folder.resolve("err.txt"))).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("out.txt"));
    }
}
