package io.orderfold.bench;

import io.orderfold.reports.Per;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.Report;
import io.orderfold.reports.query.ReportQuery.MakeReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long each report takes of a shop with so many orders in two years. The facts are made up and written as they are:
 * what is timed is the sums over them, in all ways each report can be told, and the worst of these counts.
 */
final class ReportedShop {

    static final String HEAD = String.format("%-12s %-28s %12s %12s", "store", "report", "first, s", "again, s");

    private static final double MOST_SECONDS = 2;
    private static final int ROWS_A_BATCH = 1_000;
    private static final int PRODUCTS = 500;
    private static final int DAYS = 730;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(DAYS));

    private final String store;
    private final QueryGateway queries;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final List<String> report;
    private final Random random = new Random(1);

    ReportedShop(String store, ConfigurableApplicationContext context, List<String> report) {
        this.store = store;
        this.queries = context.getBean(QueryGateway.class);
        this.jdbc = context.getBean("readJdbc", JdbcTemplate.class);
        this.transaction = new TransactionTemplate(
                new JdbcTransactionManager(java.util.Objects.requireNonNull(jdbc.getDataSource())));
        this.report = report;
    }

    /** Rows on their way to a table. */
    private final class Batch {
        private final String sql;
        private final List<Object[]> rows = new ArrayList<>();

        Batch(String table, String columns) {
            int count = columns.split(",").length;
            sql = "insert into " + table + " (" + columns + ") values ("
                    + String.join(", ", Collections.nCopies(count, "?")) + ")";
        }

        void add(Object... row) {
            rows.add(row);
            if (rows.size() >= ROWS_A_BATCH) {
                flush();
            }
        }

        void flush() {
            if (!rows.isEmpty()) {
                transaction.executeWithoutResult(status -> jdbc.batchUpdate(sql, rows));
                rows.clear();
            }
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    void fill(int orders) {
        Batch products = new Batch("report_products", "sku, version, name, category, registered_at, document");
        for (int i = 0; i < PRODUCTS; i++) {
            products.add("SKU-" + i, 0, "Product " + i, "category-" + i % 7, at(START), "{}");
        }
        products.flush();
        Batch heads = new Batch(
                "report_orders",
                "order_id, version, status, history, customer_id, currency, country, channel, drafted_at, placed_at,"
                        + " reserved_at, paid_at, confirmed_at, shipped_at, delivered_at, completed_at, cancelled_at,"
                        + " placed_second, discount, sales, net, document");
        Batch lines = new Batch(
                "report_lines",
                "order_id, line_no, leads, sku, category, customer_id, currency, country, channel, placed_at,"
                        + " placed_second, pieces, shipped_pieces, gross, discount, tax, sales, returned_pieces, returned,"
                        + " refunded");
        Batch moves = new Batch(
                "report_moves",
                "order_id, move_no, kind, reason, return_id, line_no, sku, category, currency, country, channel, pieces,"
                        + " amount, moved_at, moved_second");
        Batch edits = new Batch("report_edits", "order_id, edit_no, kind, actor, edited_at, edited_second");
        Batch discounts = new Batch("report_discounts", "order_id, discount_no, promotion, coupon, discounts");
        Batch returns = new Batch(
                "report_return_lines",
                "return_id, line_no, order_id, sku, currency, reason, pieces, requested_at, requested_second");
        Batch stock = new Batch("report_stock_moves", "move_id, sku, kind, on_hand, moved_at");
        for (int i = 0; i < PRODUCTS * DAYS / 7; i++) {
            Instant then = START.plus(Duration.ofDays(7L * (i / PRODUCTS)));
            stock.add("received#" + i, "SKU-" + i % PRODUCTS, "received", 30, at(then));
        }
        for (int i = 0; i < orders; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            Instant drafted = START.plusSeconds((long) ((double) i / orders * DAYS * 86_400));
            Instant placed = drafted.plusSeconds(1 + random.nextInt(3_000));
            Instant shipped = placed.plusSeconds(3_600 + random.nextInt(200_000));
            Instant delivered = shipped.plusSeconds(3_600 + random.nextInt(300_000));
            boolean cancelled = random.nextInt(30) == 0;
            boolean open = i > orders - orders / 50;
            String currency = random.nextInt(5) == 0 ? "USD" : "EUR";
            String country = List.of("DE", "FR", "US", "GB").get(random.nextInt(4));
            String channel = random.nextInt(3) == 0 ? "import" : "user";
            String customer = "C-" + random.nextInt(Math.max(1, orders / 5));
            boolean reduced = random.nextInt(5) == 0;
            BigDecimal sales = BigDecimal.ZERO;
            int count = 1 + random.nextInt(4);
            for (int line = 1; line <= count; line++) {
                int product = (int) (PRODUCTS * Math.pow(random.nextDouble(), 2));
                int pieces = 1 + random.nextInt(3);
                BigDecimal gross = new BigDecimal("9.95").multiply(BigDecimal.valueOf(pieces));
                BigDecimal off =
                        reduced ? gross.movePointLeft(1).setScale(2, java.math.RoundingMode.DOWN) : BigDecimal.ZERO;
                BigDecimal total = gross.subtract(off);
                String sku = "SKU-" + product;
                String category = "category-" + product % 7;
                if (cancelled) {
                    moves.add(
                            id,
                            line,
                            "CALLED_OFF",
                            "customer",
                            null,
                            line,
                            sku,
                            category,
                            currency,
                            country,
                            channel,
                            pieces,
                            total,
                            at(placed),
                            placed.getEpochSecond());
                    continue;
                }
                sales = sales.add(total);
                boolean back = random.nextInt(12) == 0;
                lines.add(
                        id,
                        line,
                        line == 1 ? 1 : 0,
                        sku,
                        category,
                        customer,
                        currency,
                        country,
                        channel,
                        at(placed),
                        placed.getEpochSecond(),
                        pieces,
                        open ? 0 : pieces,
                        gross,
                        off,
                        BigDecimal.ONE,
                        total,
                        back ? 1 : 0,
                        back ? new BigDecimal("9.95") : BigDecimal.ZERO,
                        BigDecimal.ZERO);
                if (!open) {
                    stock.add(id + "#" + line, sku, "dispatched", -pieces, at(shipped));
                }
                if (back) {
                    String returned = new UUID(i, line).toString();
                    returns.add(
                            returned,
                            line,
                            id,
                            sku,
                            currency,
                            "unwanted",
                            1,
                            at(delivered),
                            delivered.getEpochSecond());
                    for (String kind : List.of("RETURNED", "REFUNDED")) {
                        moves.add(
                                id,
                                10 * line + (kind.equals("RETURNED") ? 1 : 2),
                                kind,
                                "return",
                                returned,
                                line,
                                sku,
                                category,
                                currency,
                                country,
                                channel,
                                1,
                                new BigDecimal("9.95"),
                                at(delivered),
                                delivered.getEpochSecond());
                    }
                }
            }
            if (reduced) {
                discounts.add(id, 1, "COUPON-" + random.nextInt(20), true, 1);
            }
            if (random.nextInt(4) == 0) {
                edits.add(
                        id, 1, "quantity-changed", "user:" + random.nextInt(15), at(drafted), drafted.getEpochSecond());
                edits.add(id, 2, "undone", "user:" + random.nextInt(15), at(drafted), drafted.getEpochSecond());
            }
            Object sent = cancelled || open ? null : at(shipped);
            Object arrived = cancelled || open ? null : at(delivered);
            heads.add(
                    id,
                    1,
                    cancelled ? "CANCELLED" : open ? "CONFIRMED" : "COMPLETED",
                    false,
                    customer,
                    currency,
                    country,
                    channel,
                    at(drafted),
                    at(placed),
                    at(placed.plusMillis(20)),
                    at(placed.plusMillis(400)),
                    at(placed.plusMillis(450)),
                    sent,
                    arrived,
                    arrived,
                    cancelled ? at(placed.plusSeconds(5)) : null,
                    placed.getEpochSecond(),
                    reduced ? BigDecimal.ONE : BigDecimal.ZERO,
                    sales,
                    sales,
                    "{}");
        }
        for (Batch batch : List.of(heads, lines, moves, edits, discounts, returns, stock)) {
            batch.flush();
        }
        jdbc.execute("analyze");
    }

    /** What took longer than it may, if anything did. */
    List<String> measure() {
        List<String> tooSlow = new ArrayList<>();
        for (ReportName name : ReportName.values()) {
            double first = worst(name);
            double[] again =
                    IntStream.range(0, 3).mapToDouble(i -> worst(name)).sorted().toArray();
            String line = String.format(Locale.ROOT, "%-12s %-28s %12.2f %12.2f", store, name, first, again[1]);
            report.add(line);
            if (again[1] > MOST_SECONDS) {
                tooSlow.add(line);
            }
        }
        return tooSlow;
    }

    /** Seconds that the slowest way of telling it takes. */
    private double worst(ReportName name) {
        double worst = 0;
        List<Per> cuts = name.usualPer() == null ? List.of(Per.ALL) : Arrays.asList(Per.values());
        for (String by : name.by()) {
            for (Per per : cuts) {
                long start = System.nanoTime();
                Report made = queries.query(
                                new MakeReport(
                                        name,
                                        name == ReportName.STOCK ? END.minus(Duration.ofDays(28)) : START,
                                        END,
                                        ZoneId.of("Europe/Berlin"),
                                        per,
                                        by,
                                        null,
                                        10_000),
                                Report.class)
                        .join();
                worst = Math.max(worst, (System.nanoTime() - start) / 1e9);
                if (made.rows().isEmpty()) {
                    throw new IllegalStateException(name + " by " + by + " tells nothing");
                }
            }
        }
        return worst;
    }
}
