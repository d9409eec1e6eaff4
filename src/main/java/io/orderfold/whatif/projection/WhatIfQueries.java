package io.orderfold.whatif.projection;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.orders.OrderId;
import io.orderfold.whatif.PriceParts;
import io.orderfold.whatif.Scenario;
import io.orderfold.whatif.WhatIfId;
import io.orderfold.whatif.WhatIfOrder;
import io.orderfold.whatif.WhatIfState;
import io.orderfold.whatif.query.WhatIfList;
import io.orderfold.whatif.query.WhatIfOrderPage;
import io.orderfold.whatif.query.WhatIfQuery.FindWhatIf;
import io.orderfold.whatif.query.WhatIfQuery.ListWhatIfOrders;
import io.orderfold.whatif.query.WhatIfQuery.ListWhatIfs;
import io.orderfold.whatif.query.WhatIfTotals;
import io.orderfold.whatif.query.WhatIfView;
import io.orderfold.whatif.query.WhatIfView.WhatIfFailure;
import io.orderfold.whatif.query.WhatIfView.WhatIfProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers from the what-ifs' own rows: they are no view of the log, and always up to date. */
@Component
class WhatIfQueries {

    /** How many gains and losses are told, of each currency. */
    private static final int MOST_TOLD = 5;

    private static final int MOST_LISTED = 200;

    private static final List<String> PARTS = List.of("subtotal", "discount", "tax", "shipping", "total");

    private final JdbcTemplate writeJdbc;
    private final Documents documents;

    WhatIfQueries(JdbcTemplate writeJdbc, Documents documents) {
        this.writeJdbc = writeJdbc;
        this.documents = documents;
    }

    @QueryHandler
    Optional<WhatIfView> answer(FindWhatIf query) {
        String id = query.whatIfId().toString();
        return writeJdbc.query("select * from what_ifs where what_if_id = ?", (row, number) -> view(row), id).stream()
                .findFirst()
                .map(found -> withResults(found, id));
    }

    @QueryHandler
    WhatIfList answer(ListWhatIfs query) {
        return new WhatIfList(writeJdbc.query(
                "select * from what_ifs order by asked_at desc, what_if_id desc limit " + MOST_LISTED,
                (row, number) -> view(row)));
    }

    @QueryHandler
    WhatIfOrderPage answer(ListWhatIfOrders query) {
        List<WhatIfOrder> found = writeJdbc.query(
                "select * from what_if_orders where what_if_id = ? and order_no > ?"
                        + (query.changedOnly() ? " and changed" : "")
                        + " order by order_no limit ?",
                (row, number) -> order(row),
                query.whatIfId().toString(),
                query.after(),
                query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<WhatIfOrder> page = more ? found.subList(0, query.limit()) : found;
        return new WhatIfOrderPage(
                List.copyOf(page),
                more ? Long.toString(page.get(page.size() - 1).number()) : null);
    }

    private WhatIfView view(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        long last = row.getLong("last_position");
        WhatIfState state = WhatIfState.of(row.getString("run_state"));
        return new WhatIfView(
                WhatIfId.of(row.getString("what_if_id")),
                state,
                documents.read(row.getString("scenario"), Scenario.class),
                new WhatIfProgress(
                        position,
                        last,
                        last == 0 ? (state == WhatIfState.DONE ? 100 : 0) : (int) (position * 100 / last),
                        row.getLong("order_count")),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                List.of(),
                List.of(),
                List.of(),
                failure(row));
    }

    private static @Nullable WhatIfFailure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null ? null : new WhatIfFailure(code, row.getString("failure_text"));
    }

    private WhatIfView withResults(WhatIfView view, String id) {
        List<WhatIfTotals> totals = totals(id);
        List<WhatIfOrder> gains = new ArrayList<>();
        List<WhatIfOrder> losses = new ArrayList<>();
        totals.stream().map(WhatIfTotals::currency).distinct().forEach(currency -> {
            gains.addAll(extremes(id, currency, "difference > 0 order by difference desc"));
            losses.addAll(extremes(id, currency, "difference < 0 order by difference"));
        });
        return new WhatIfView(
                view.whatIfId(),
                view.state(),
                view.scenario(),
                view.progress(),
                view.askedBy(),
                view.askedAt(),
                view.finishedAt(),
                view.expiresAt(),
                totals,
                gains,
                losses,
                view.failure());
    }

    private List<WhatIfTotals> totals(String id) {
        String sums = Stream.of("before", "after")
                .flatMap(side -> PARTS.stream().map(part -> part + "_" + side))
                .map(column -> "sum(" + column + ") as " + column)
                .collect(Collectors.joining(", "));
        return writeJdbc.query(
                "select currency, cancelled, count(*) as orders, sum(case when changed then 1 else 0 end) as changes, "
                        + sums + " from what_if_orders where what_if_id = ? group by currency, cancelled"
                        + " order by currency, cancelled",
                (row, number) -> {
                    PriceParts before = parts(row, "before");
                    PriceParts after = parts(row, "after");
                    return new WhatIfTotals(
                            row.getString("currency"),
                            row.getBoolean("cancelled"),
                            row.getLong("orders"),
                            row.getLong("changes"),
                            before,
                            after,
                            after.total().minus(before.total()));
                },
                id);
    }

    private List<WhatIfOrder> extremes(String id, String currency, String which) {
        return writeJdbc.query(
                "select * from what_if_orders where what_if_id = ? and currency = ? and not cancelled and " + which
                        + ", order_no limit " + MOST_TOLD,
                (row, number) -> order(row),
                id,
                currency);
    }

    private static WhatIfOrder order(ResultSet row) throws SQLException {
        PriceParts before = parts(row, "before");
        PriceParts after = parts(row, "after");
        return new WhatIfOrder(
                row.getLong("order_no"),
                OrderId.of(row.getString("order_id")),
                row.getString("order_number"),
                new CustomerId(row.getString("customer_id")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("cancelled"),
                row.getBoolean("history"),
                row.getBoolean("priced_by_hand"),
                row.getBoolean("promoted"),
                before,
                after,
                after.total().minus(before.total()));
    }

    private static PriceParts parts(ResultSet row, String side) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new PriceParts(
                money(row, "subtotal_" + side, currency),
                money(row, "discount_" + side, currency),
                money(row, "tax_" + side, currency),
                money(row, "shipping_" + side, currency),
                money(row, "total_" + side, currency));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return new Money(row.getBigDecimal(column), currency);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
