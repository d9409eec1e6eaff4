package io.orderfold.access.web;

import io.orderfold.access.FirstOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last lines of the log at start: where everything is, and how to get in. */
@Component
@ConditionalOnWebApplication
class StartMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final Environment environment;
    private final FirstOperator firstOperator;
    private final DataSourceProperties database;

    StartMessage(Environment environment, FirstOperator firstOperator, DataSourceProperties database) {
        this.environment = environment;
        this.firstOperator = firstOperator;
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        String address = environment.getProperty("server.address", "localhost");
        String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        String base = scheme + "://" + (address.equals("0.0.0.0") ? "localhost" : address) + ":" + port;
        LOG.info("Orderfold is up:   {}/", base);
        LOG.info("API documentation: {}/api-docs", base);
        if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
            LOG.info(
                    "H2 console:        {}/h2-console  (JDBC URL {}, user {})",
                    base,
                    database.determineUrl(),
                    database.determineUsername());
        }
        LOG.info("Sign in:           {}", signIn());
    }

    private String signIn() {
        return firstOperator
                .takeMadePassword()
                .map(password -> "user " + FirstOperator.NAME + ", password " + password
                        + "  (made just now and shown this once)")
                .orElseGet(() -> firstOperator.isPasswordConfigured()
                        ? "user " + FirstOperator.NAME + ", password as configured"
                        : "with any account made before");
    }
}
