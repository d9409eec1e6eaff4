package io.orderfold.inventory.process;

import io.orderfold.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ResumeShortOrderJourneyIT extends ResumeShortOrderJourneyTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        Postgres.use(properties);
    }
}
