package io.orderfold.whatif.process;

import io.orderfold.kernel.axon.JobLeases;
import io.orderfold.whatif.PriceParts;
import io.orderfold.whatif.Scenario;
import io.orderfold.whatif.WhatIfId;
import io.orderfold.whatif.WhatIfOrder;
import io.orderfold.whatif.WhatIfState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code what_ifs} and {@code what_if_orders}. Whoever runs a what-if holds its {@linkplain JobLeases lease}. */
@Component
class WhatIfRows {

    private static final String OPEN = "('" + WhatIfState.QUEUED + "', '" + WhatIfState.RUNNING + "')";

    private final JdbcTemplate writeJdbc;
    private final TransactionTemplate transaction;
    private final Serializer serializer;
    private final Duration keep;
    private final JobLeases leases;

    WhatIfRows(
            JdbcTemplate writeJdbc,
            PlatformTransactionManager writeTransactionManager,
            @Qualifier("eventSerializer") Serializer serializer,
            JobLeases leases,
            @Value("${orderfold.what-if.keep:PT24H}") Duration keep) {
        this.writeJdbc = writeJdbc;
        this.transaction = new TransactionTemplate(writeTransactionManager);
        this.serializer = serializer;
        this.leases = leases;
        this.keep = keep;
    }

    /** What is to be done, and from where on. */
    record Run(WhatIfId id, Scenario scenario, long position, long last, long orders) {}

    long open() {
        Long open = writeJdbc.queryForObject("select count(*) from what_ifs where run_state in " + OPEN, Long.class);
        return open == null ? 0 : open;
    }

    void insert(WhatIfId id, Scenario scenario, String by, long last) {
        writeJdbc.update(
                "insert into what_ifs (what_if_id, scenario, asked_by, asked_at, run_state, position, last_position,"
                        + " order_count, expires_at) values (?, ?, ?, ?, ?, 0, ?, 0, ?)",
                id.toString(),
                serializer.serialize(scenario, String.class).getData(),
                by,
                at(Instant.now()),
                WhatIfState.QUEUED.toString(),
                last,
                at(Instant.now().plus(keep)));
    }

    Optional<WhatIfState> state(WhatIfId id) {
        return writeJdbc
                .queryForList("select run_state from what_ifs where what_if_id = ?", String.class, id.toString())
                .stream()
                .findFirst()
                .map(WhatIfState::of);
    }

    /** Ends one, unless it has ended; who runs it hears of it with the next step. */
    void end(WhatIfId id, WhatIfState state) {
        writeJdbc.update(
                "update what_ifs set run_state = ?, finished_at = ?, expires_at = ?"
                        + " where what_if_id = ? and run_state in " + OPEN,
                state.toString(),
                at(Instant.now()),
                at(Instant.now().plus(keep)),
                id.toString());
    }

    /** As {@link #end}, with why it came to nothing. */
    void fail(WhatIfId id, String code, String text) {
        writeJdbc.update(
                "update what_ifs set failure_code = ?, failure_text = ? where what_if_id = ? and run_state in " + OPEN,
                code,
                text,
                id.toString());
        end(id, WhatIfState.FAILED);
    }

    /** The oldest one that nobody runs; from now on it is ours. */
    Optional<Run> claim() {
        List<String> waiting = writeJdbc.queryForList(
                "select what_if_id from what_ifs where run_state in " + OPEN + " order by asked_at", String.class);
        for (String id : waiting) {
            if (leases.take(job(id))) {
                if (writeJdbc.update(
                                "update what_ifs set run_state = ? where what_if_id = ? and run_state in " + OPEN,
                                WhatIfState.RUNNING.toString(),
                                id)
                        == 1) {
                    return Optional.of(run(id));
                }
                leases.release(job(id));
            }
        }
        return Optional.empty();
    }

    private static String job(Object id) {
        return "what-if:" + id;
    }

    private Run run(String id) {
        return writeJdbc
                .query(
                        "select * from what_ifs where what_if_id = ?",
                        (row, number) -> new Run(
                                WhatIfId.of(row.getString("what_if_id")),
                                scenario(row.getString("scenario")),
                                row.getLong("position"),
                                row.getLong("last_position"),
                                row.getLong("order_count")),
                        id)
                .get(0);
    }

    private Scenario scenario(String text) {
        return serializer.deserialize(new SimpleSerializedObject<>(text, String.class, Scenario.class.getName(), null));
    }

    /**
     * Keeps what a step came to, together with how far it has come.
     *
     * @return whether there is to be another one; if not, nothing was kept
     */
    boolean step(WhatIfId id, long position, List<WhatIfOrder> orders) {
        return Boolean.TRUE.equals(transaction.execute(status -> keep(id, position, orders)));
    }

    private boolean keep(WhatIfId id, long position, List<WhatIfOrder> orders) {
        if (!leases.renew(job(id))
                || writeJdbc.update(
                                "update what_ifs set position = ?, order_count = order_count + ?"
                                        + " where what_if_id = ? and run_state = ?",
                                position,
                                orders.size(),
                                id.toString(),
                                WhatIfState.RUNNING.toString())
                        == 0) {
            return false;
        }
        writeJdbc.batchUpdate(
                "insert into what_if_orders (what_if_id, order_no, order_id, order_number, customer_id, placed_at,"
                        + " currency, cancelled, history, priced_by_hand, promoted, changed, subtotal_before,"
                        + " discount_before, tax_before, shipping_before, total_before, subtotal_after, discount_after,"
                        + " tax_after, shipping_after, total_after, difference) values ("
                        + String.join(", ", Collections.nCopies(23, "?")) + ")",
                orders.stream().map(order -> row(id, order)).toList());
        return true;
    }

    private static Object[] row(WhatIfId id, WhatIfOrder order) {
        PriceParts before = order.before();
        PriceParts after = order.after();
        return new Object[] {
            id.toString(),
            order.number(),
            order.orderId().toString(),
            order.orderNumber(),
            order.customerId().toString(),
            at(order.placedAt()),
            before.total().currency().getCurrencyCode(),
            order.cancelled(),
            order.history(),
            order.pricedByHand(),
            order.promoted(),
            order.isChanged(),
            before.subtotal().amount(),
            before.discount().amount(),
            before.tax().amount(),
            before.shipping().amount(),
            before.total().amount(),
            after.subtotal().amount(),
            after.discount().amount(),
            after.tax().amount(),
            after.shipping().amount(),
            after.total().amount(),
            order.difference().amount()
        };
    }

    /** Lets go of one that is over, or to be gone on with elsewhere or later. */
    void release(WhatIfId id) {
        leases.release(job(id));
    }

    /** Forgets those whose time is over. */
    void expire() {
        List<String> over = writeJdbc.queryForList(
                "select what_if_id from what_ifs where run_state not in " + OPEN + " and expires_at < ?",
                String.class,
                at(Instant.now()));
        for (String id : over) {
            writeJdbc.update("delete from what_if_orders where what_if_id = ?", id);
            writeJdbc.update("delete from what_ifs where what_if_id = ?", id);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
