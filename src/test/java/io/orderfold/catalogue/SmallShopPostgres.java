package io.orderfold.catalogue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points both databases to a PostgreSQL of the small shop's own, which ends with the JVM. */
public final class SmallShopPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Server {
        private static final EmbeddedPostgres STARTED = start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + Server.STARTED.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username=postgres",
                        "orderfold.personal-data.master-key=dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=")
                .applyTo(context);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
