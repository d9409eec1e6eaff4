package io.orderfold;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole application on a port of its own; tests that add nothing to its configuration share one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:running-shop;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=" + TestShop.PASSWORD,
            "orderfold.payments.provider=simulator"
        })
public abstract class RunningShopTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcTemplate writeJdbc;

    @Autowired
    protected EventStore store;

    protected TestShop shop;

    @BeforeEach
    void signIn() {
        shop = new TestShop(port);
    }
}
