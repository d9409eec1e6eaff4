package io.orderfold.orders.command;

import io.orderfold.orders.OrderNumbers;
import java.sql.ResultSet;
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
        // Prepared, so that PostgreSQL plans it once a connection and not once an order.
        return Objects.requireNonNull(writeJdbc.query(
                connection -> connection.prepareStatement("select nextval('order_numbers')"), (ResultSet answer) -> {
                    answer.next();
                    return answer.getString(1);
                }));
    }
}
