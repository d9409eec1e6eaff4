package io.orderfold.kernel.axon;

import io.orderfold.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on PostgreSQL. */
class JobLeasesIT extends JobLeasesTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.use(properties);
    }
}
