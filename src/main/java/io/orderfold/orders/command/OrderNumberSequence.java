package io.orderfold.orders.command;

import io.orderfold.orders.OrderNumbers;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Order numbers from a sequence of the write database. */
@Component
class OrderNumberSequence implements OrderNumbers {

    private final JdbcTemplate writeJdbc;

    OrderNumberSequence(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    @Override
    public String next() {
        return Objects.requireNonNull(writeJdbc.queryForObject("select nextval('order_numbers')", Long.class))
                .toString();
    }
}
