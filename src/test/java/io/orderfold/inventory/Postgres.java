package io.orderfold.inventory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A PostgreSQL server for the tests of this module; it ends with the JVM. */
public final class Postgres {

    private static final class Server {
        private static final EmbeddedPostgres STARTED = start();
    }

    private Postgres() {}

    /** Points both databases there. */
    public static void use(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.datasource.url",
                () -> Server.STARTED.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
        properties.add("spring.datasource.username", () -> "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
