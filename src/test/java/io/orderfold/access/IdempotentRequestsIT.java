package io.orderfold.access;

import io.orderfold.Postgres;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Import({IdempotentRequestsTest.Tally.class, IdempotentRequestsTest.TallyController.class})
class IdempotentRequestsIT extends IdempotentRequestsTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        Postgres.use(properties);
    }
}
