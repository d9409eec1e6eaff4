package io.orderfold.orders.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.query.ArchiveFilter;
import io.orderfold.orders.query.OrderQuery.SearchOrders;
import io.orderfold.orders.query.OrderSort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Of 100,000 orders, a page deep in the list reads as many rows as the first: counted by the database, not timed. */
class OrderPagesTest {

    private static final int ORDERS = 100_000;
    private static final int LIMIT = 50;
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private static JdbcTemplate jdbc;
    private static OrderRows rows;

    @BeforeAll
    static void fill() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:order-pages;DB_CLOSE_DELAY=-1");
        jdbc = new JdbcTemplate(database);
        for (String statement : Files.readString(Path.of("src/main/resources/db/migration/read/h2/V5_1__orders.sql"))
                .split(";")) {
            if (!statement.isBlank()) {
                jdbc.execute(statement);
            }
        }
        for (String statement : Files.readString(
                        Path.of("src/main/resources/db/migration/read/common/V5_5__order_archive.sql"))
                .split(";")) {
            if (statement.contains("alter table orders ") || statement.contains("index orders_")) {
                jdbc.execute(statement);
            }
        }
        jdbc.execute("insert into orders (order_id, version, order_number, status, payment_status, fulfilment_status,"
                + " on_hold, customer_id, currency, total, ordered_at, archived, document)"
                + " select cast(random_uuid() as varchar), 0, x, case when mod(x, 3) = 0 then 'DRAFT' else 'PLACED' end,"
                + " 'UNPAID', 'UNFULFILLED', false, 'customer-' || mod(x, 5), 'EUR', mod(x, 997),"
                + " dateadd(second, x / 2, timestamp with time zone '2026-01-01 00:00:00+00'), mod(x / 2, 2) = 0, '{}'"
                + " from system_range(1, " + ORDERS + ")");
        jdbc.execute("analyze");
        rows = new OrderRows(new ReadTables(jdbc), null, customer -> Set.of());
    }

    @ParameterizedTest
    @EnumSource(OrderSort.class)
    void aDeepPageReadsAsManyRowsAsTheFirst(OrderSort sort) {
        int first = scanned(search(sort, Set.of(), null, null));
        int deep = scanned(search(sort, Set.of(), null, deep(sort)));
        assertThat(first).isLessThan(3 * LIMIT);
        // Rows that share the cursor's value are passed over: some hundred orders have the same total.
        assertThat(deep).isLessThan(first + 200);
    }

    @Test
    void soDoesOneOfAStatusOrOfACustomer() {
        OrderSort sort = OrderSort.ORDERED_AT_DESC;
        for (String cursor : new String[] {null, deep(sort)}) {
            assertThat(scanned(search(sort, Set.of(OrderStatus.PLACED), null, cursor)))
                    .isLessThan(3 * LIMIT);
            assertThat(scanned(search(sort, Set.of(), new CustomerId("customer-3"), cursor)))
                    .isLessThan(3 * LIMIT);
        }
    }

    /** About where page 1,000 starts. */
    private static String deep(OrderSort sort) {
        Keyset.Type type = sort.text().endsWith("orderedAt") ? Keyset.Type.TIME : Keyset.Type.NUMBER;
        Object value =
                switch (sort) {
                    case ORDERED_AT, ORDERED_AT_DESC -> Instant.parse("2026-01-01T06:56:40Z");
                    case ORDER_NUMBER, ORDER_NUMBER_DESC -> 50_000;
                    case TOTAL, TOTAL_DESC -> 500;
                };
        return new Keyset(sort.text().replace("-", ""), "any", "order_id", sort.ascending(), type)
                .cursor(value, "80000000-0000-4000-8000-000000000000");
    }

    private static SearchOrders search(
            OrderSort sort, Set<OrderStatus> status, @Nullable CustomerId customer, @Nullable String cursor) {
        return new SearchOrders(
                status,
                Set.of(),
                Set.of(),
                null,
                Set.of(),
                customer,
                null,
                null,
                null,
                null,
                ArchiveFilter.INCLUDE,
                sort,
                LIMIT,
                cursor);
    }

    private static int scanned(SearchOrders query) {
        return query.archive().archived().stream()
                .mapToInt(archived -> scanned(query, archived))
                .max()
                .orElseThrow();
    }

    private static int scanned(SearchOrders query, boolean archived) {
        List<Object> arguments = new ArrayList<>();
        String sql = "explain analyze select document from orders " + rows.condition(query, archived, arguments);
        String plan = jdbc.queryForObject(sql, String.class, arguments.toArray());
        Matcher count = SCANNED.matcher(plan);
        assertThat(count.find()).as(plan).isTrue();
        return Integer.parseInt(count.group(1));
    }
}
