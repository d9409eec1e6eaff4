package io.orderfold;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A PostgreSQL server for the tests; it ends with the JVM. */
public final class Postgres {

    /** What keeps personal data in the tests' databases, where they share one. */
    public static final String MASTER_KEY = "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=";

    private static final class Server {
        private static final EmbeddedPostgres STARTED = start();
    }

    private Postgres() {}

    /** Points both databases there, to one that no other test uses: its processors would handle the same events. */
    public static void use(DynamicPropertyRegistry properties) {
        String database = "orderfold_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = Server.STARTED.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL made no database", e);
        }
        String url = Server.STARTED.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true";
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("orderfold.personal-data.master-key", () -> MASTER_KEY);
        // Contexts of several classes stay open side by side, and the server takes 600 connections in all.
        properties.add("orderfold.write.pool-size", () -> 12);
        properties.add("orderfold.read.pool-size", () -> 8);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "600")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
