package io.orderfold.customers.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows whose documents know no keys of addresses are given up, and folded anew from the first event on. */
class CustomerRowsOfOldTest {

    @Test
    void areFoldedAnewAndNoOthersAre() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:customers-of-old;DB_CLOSE_DELAY=-1");
        migrate(database, "4.1");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("insert into customers (customer_id, version, registered_at, updated_at, document)"
                + " values ('17850', 0, current_timestamp, current_timestamp, '{\"addresses\": []}')");
        for (String processor : List.of("customers.projection", "orders.projection")) {
            jdbc.update("insert into tracking_tokens (processor, segment) values (?, 0)", processor);
        }

        migrate(database, "4.2");

        assertThat(jdbc.queryForList("select * from customers")).isEmpty();
        assertThat(jdbc.queryForList("select processor from tracking_tokens", String.class))
                .containsExactly("orders.projection");
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/read/common", "classpath:db/migration/read/h2")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
