package io.orderfold.kernel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/** What H2 itself says about the database that the application opens when nobody configures one. */
class ShippedDatabaseTest {

    @TempDir
    private Path data;

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "io.orderfold.kernel",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*|.*Test(\\$.*)?"))
    static class Kernel {}

    @Test
    void writesWhatIsCommittedAtOnceAndIsClosedByTheApplicationAlone() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Kernel.class)
                .web(WebApplicationType.NONE)
                .run("--orderfold.data-dir=" + data)) {
            for (JdbcTemplate side : List.of(
                    context.getBean("writeJdbc", JdbcTemplate.class),
                    context.getBean("readJdbc", JdbcTemplate.class))) {
                assertThat(side.queryForObject("select database_path()", String.class))
                        .isEqualTo(data.resolve("orderfold").toString());
                assertThat(setting(side, "WRITE_DELAY")).containsOnly("0");
                assertThat(side.execute(ShippedDatabaseTest::closesOnExit)).isFalse();
            }
        }
    }

    /** Once as it is in force, and once more where H2 keeps it with the database; never none. */
    private static List<String> setting(JdbcTemplate jdbc, String name) {
        return jdbc.queryForList(
                "select setting_value from information_schema.settings where setting_name = ?", String.class, name);
    }

    /** No view of H2's shows this one, so its database object is looked into. */
    private static boolean closesOnExit(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        try {
            Field closes = Database.class.getDeclaredField("closeAtVmShutdown");
            closes.setAccessible(true);
            return closes.getBoolean(session.getDatabase());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2 is another than this test knows", e);
        }
    }
}
