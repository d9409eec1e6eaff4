package io.orderfold.orders.command;

import io.orderfold.kernel.axon.DryRuns;
import io.orderfold.kernel.axon.WithLog;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import io.orderfold.orders.event.OrderDrafted;
import java.sql.ResultSet;
import java.util.Objects;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Order numbers from a sequence of the write database. */
@Component
class OrderNumberSequence implements OrderNumbers, WithLog {

    /** What stands for the number of an order that is not to be: a drawn one would be missing for ever. */
    static final String NONE = "-";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final long MOST_DRAWN = 100_000;

    private final JdbcTemplate writeJdbc;
    private long highestImported;

    OrderNumberSequence(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    @Override
    public String next() {
        if (DryRuns.isOn()) {
            return NONE;
        }
        // Prepared, so that PostgreSQL plans it once a connection and not once an order.
        return Objects.requireNonNull(writeJdbc.query(
                connection -> connection.prepareStatement("select nextval('order_numbers')"), (ResultSet answer) -> {
                    answer.next();
                    return answer.getString(1);
                }));
    }

    @Override
    public void imported(EventMessage<?> event) {
        Object payload = event.getPayload();
        if (payload instanceof OrderDrafted drafted) {
            imported(drafted.orderNumber());
        } else if (payload instanceof HistoricalOrderRecorded recorded) {
            imported(recorded.orderNumber());
        }
    }

    private void imported(String number) {
        if (NUMBER.matcher(number).matches()) {
            highestImported = Math.max(highestImported, Long.parseLong(number));
        }
    }

    /** Draws all numbers up to the highest there is: unlike restarting the sequence, that ends no transaction. */
    @Override
    public void importEnds() {
        long next = Long.parseLong(next());
        while (next < highestImported) {
            long some = Math.min(highestImported - next, MOST_DRAWN);
            next = Objects.requireNonNull(writeJdbc.queryForObject(
                    isPostgres()
                            ? "select max(nextval('order_numbers')) from generate_series(1, ?)"
                            : "select max(nextval('order_numbers')) from system_range(1, ?)",
                    Long.class,
                    some));
        }
        highestImported = 0;
    }

    private boolean isPostgres() {
        return Objects.requireNonNull(writeJdbc.execute((ConnectionCallback<Boolean>)
                open -> open.getMetaData().getURL().startsWith("jdbc:postgresql:")));
    }
}
