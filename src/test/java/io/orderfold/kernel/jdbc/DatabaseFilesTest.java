package io.orderfold.kernel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.mock.env.MockEnvironment;

class DatabaseFilesTest {

    private static final String SECRET = "what nobody shall know any more";

    @TempDir
    private Path data;

    private String url(String name) {
        return "jdbc:h2:file:" + data.resolve(name) + ";WRITE_DELAY=0";
    }

    private DatabaseFiles files() {
        DataSourceProperties write = new DataSourceProperties();
        write.setUrl(url("orderfold"));
        write.setUsername("sa");
        write.setPassword("");
        return new DatabaseFiles(
                write,
                new MockEnvironment()
                        .withProperty("orderfold.read.datasource.url", url("views"))
                        .withProperty("orderfold.read.datasource.username", "sa")
                        .withProperty("orderfold.read.datasource.password", ""));
    }

    private void writeAndDelete(String name) throws Exception {
        try (Connection connection = DriverManager.getConnection(url(name), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (text varchar(100))");
            statement.execute("insert into kept values ('" + SECRET + "'), ('what stays')");
        }
        try (Connection connection = DriverManager.getConnection(url(name), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("delete from kept where text = '" + SECRET + "'");
            // As after a crash: what is closed in peace may be tidied up, if there is time.
            statement.execute("shutdown immediately");
        }
    }

    private boolean isIn(String name, String text) throws Exception {
        return Files.readString(data.resolve(name + ".mv.db"), StandardCharsets.ISO_8859_1)
                .contains(text);
    }

    @Test
    void areRewrittenWhenTheApplicationStops() throws Exception {
        DatabaseFiles files = files();
        for (String name : new String[] {"orderfold", "views"}) {
            writeAndDelete(name);
            assertThat(isIn(name, SECRET)).as("H2 keeps what was deleted").isTrue();
        }
        files.rewriteWhenClosed();
        files.rewriteWhenClosed();
        files.destroy();
        assertRewritten();
    }

    @Test
    void areRewrittenAtTheNextStartWhereTheApplicationDied() throws Exception {
        writeAndDelete("orderfold");
        writeAndDelete("views");
        files().rewriteWhenClosed();
        assertThat(isIn("orderfold", SECRET)).isTrue();
        files();
        assertRewritten();
    }

    @Test
    void areLeftAsTheyAreWhereNothingIsDue() throws Exception {
        writeAndDelete("orderfold");
        byte[] before = Files.readAllBytes(data.resolve("orderfold.mv.db"));
        files().destroy();
        assertThat(data.resolve("orderfold.mv.db")).hasBinaryContent(before);
        assertThat(data.resolve("views.mv.db")).doesNotExist();
    }

    private void assertRewritten() throws Exception {
        for (String name : new String[] {"orderfold", "views"}) {
            assertThat(isIn(name, SECRET)).isFalse();
            assertThat(isIn(name, "what stays")).isTrue();
        }
        try (Stream<Path> all = Files.list(data)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("orderfold.mv.db", "views.mv.db");
        }
    }
}
