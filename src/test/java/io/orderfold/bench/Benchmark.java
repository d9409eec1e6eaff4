package io.orderfold.bench;

import io.orderfold.OrderfoldApplication;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.jdbc.Fill;
import io.orderfold.kernel.jdbc.VersionFilling;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./mvnw -Pbench verify}: commands and replayed events a second, with every projection and process running, beside
 * plain JDBC inserts of the same rows, one a commit, in the same run on the same machine. Read the ratios; the rates
 * themselves depend on the machine and on what else it does. {@code -Dbench.args="--orders 3000 --only h2"}. Then {@link
 * LongOrder}, which fails where its ratio is beyond what is promised; {@code --scenario load} or {@code long} does one of
 * the two alone. {@code --scenario reports} is {@link ReportedShop}, and does nothing else.
 */
public final class Benchmark {

    private static final int CALLERS = 8;
    private static final int CALLERS_OF_THE_HOT_PRODUCT = 64;
    private static final Sku HOT = new Sku("BENCH-HOT");
    private static final int SKUS = 40;
    private static final int MOST_ROUNDS = 12;
    private static final Currency EUR = Currency.getInstance("EUR");

    private final int orders;
    private final String only;
    private final String scenario;
    private final List<String> report = new ArrayList<>();
    private final List<String> longReport = new ArrayList<>();
    private final List<String> reportsReport = new ArrayList<>();
    private final List<String> tooSlow = new ArrayList<>();

    private Benchmark(int orders, String only, String scenario) {
        this.orders = orders;
        this.only = only;
        this.scenario = scenario;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        int orders = 6_000;
        String only = "";
        String scenario = "";
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals("--orders")) {
                orders = Integer.parseInt(arguments[i + 1]);
            } else if (arguments[i].equals("--only")) {
                only = arguments[i + 1];
            } else if (arguments[i].equals("--scenario")) {
                scenario = arguments[i + 1];
            }
        }
        Benchmark benchmark = new Benchmark(orders, only, scenario);
        benchmark.run();
        benchmark.tooSlow.forEach(line -> System.err.println("Longer than promised: " + line));
        System.exit(benchmark.tooSlow.isEmpty() ? 0 : 1);
    }

    private void run() throws Exception {
        report.add(String.format(
                "%-12s %-28s %12s %12s %14s %8s",
                "store", "scenario", "commands/s", "events/s", "limit rows/s", "ratio"));
        Path h2 = Files.createTempDirectory("orderfold-bench-h2");
        try {
            measureStores(h2);
        } finally {
            // Gigabytes.
            FileSystemUtils.deleteRecursively(h2);
        }
        report.forEach(System.out::println);
        if (!reportsReport.isEmpty()) {
            System.out.println(ReportedShop.HEAD);
            reportsReport.forEach(System.out::println);
        }
        if (!longReport.isEmpty()) {
            System.out.println(LongOrder.HEAD);
            longReport.forEach(System.out::println);
        }
    }

    private void measureStores(Path h2) throws Exception {
        String options = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
        if (!only.equals("postgresql")) {
            String shop = "jdbc:h2:file:" + h2 + "/shop" + options;
            measure("H2", shop, "jdbc:h2:file:" + h2 + "/plain" + options, h2);
            measureLongOrder("H2", shop, h2);
            measureReports("H2", "jdbc:h2:file:" + h2 + "/reported" + options, h2);
        }

        Optional<Path> binaries = PostgresCluster.binaries();
        if (only.equals("h2")) {
            report.add("PostgreSQL was left out.");
        } else if (binaries.isPresent()) {
            try (PostgresCluster cluster =
                    PostgresCluster.start(binaries.get(), 54_000 + (int) (System.nanoTime() % 999))) {
                measure("PostgreSQL", cluster.url("orderfold"), cluster.url("plain"), h2);
                measureLongOrder("PostgreSQL", cluster.url("orderfold"), h2);
                measureReports("PostgreSQL", cluster.url("orderfold"), h2);
            }
        } else {
            report.add("PostgreSQL was not measured: its server is not installed (set ORDERFOLD_PG_BIN).");
        }
    }

    private static ConfigurableApplicationContext start(String url, Path folder, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=orderfold",
                "--spring.datasource.password=",
                "--orderfold.data-dir=" + folder,
                "--orderfold.security.admin-password=benchmark-only",
                "--spring.main.web-application-type=none",
                "--logging.level.root=warn"));
        properties.addAll(List.of(more));
        return new SpringApplicationBuilder(OrderfoldApplication.class)
                .web(WebApplicationType.NONE)
                .run(properties.toArray(String[]::new));
    }

    private void measureLongOrder(String store, String url, Path folder) throws InterruptedException {
        if (scenario.isEmpty() || scenario.equals("long")) {
            tooSlow.addAll(new LongOrder(
                            store,
                            snapshots -> snapshots
                                    ? start(url, folder)
                                    : start(url, folder, "--orderfold.snapshots.events=0"),
                            longReport)
                    .measure());
        }
    }

    private void measureReports(String store, String url, Path folder) {
        if (!scenario.equals("reports")) {
            return;
        }
        try (ConfigurableApplicationContext shop = start(url, folder)) {
            ReportedShop reported = new ReportedShop(store, shop, reportsReport);
            System.err.println(store + ": making up " + orders + " orders");
            reported.fill(orders);
            System.err.println(store + ": reporting");
            tooSlow.addAll(reported.measure());
        }
    }

    private void measure(String store, String url, String plainUrl, Path folder) throws Exception {
        if (!scenario.isEmpty() && !scenario.equals("load")) {
            return;
        }
        try (ConfigurableApplicationContext shop = start(url, folder)) {
            Shop run = new Shop(shop);
            run.stock();
            System.err.println(store + ": warming up");
            run.warmUp(orders);
            run.awaitAllHandled();

            System.err.println(store + ": drafting and editing");
            Result edits = run.timed(orders, run::draftAndEdit);
            System.err.println(store + ": the whole process");
            Result whole = run.timed(orders, run::draftAndPlace);
            System.err.println(store + ": one hot product");
            Result hot = run.hotProduct(orders);
            System.err.println(store + ": replaying");
            double replay = run.replay();
            System.err.println(store + ": rebuilding");
            double rebuild = run.rebuild();

            System.err.println(store + ": plain inserts");
            double editLimit = run.limit(plainUrl, edits);
            double wholeLimit = run.limit(plainUrl, whole);
            add(store, "draft, edit", edits, editLimit);
            add(store, "draft to confirmed", whole, wholeLimit);
            add(store, "64 callers, one product", hot, run.limit(plainUrl, hot));
            addReading(store, "replay, all projections", replay, wholeLimit);
            addReading(store, "rebuild, all projections", rebuild, wholeLimit);
            report.add(String.format(
                    Locale.ROOT, "%-12s a rebuild is %.1f times as fast as a replay", store, rebuild / replay));
        }
    }

    private void addReading(String store, String scenario, double rate, double limit) {
        report.add(String.format(
                Locale.ROOT, "%-12s %-28s %12s %12.0f %14.0f %8.2f", store, scenario, "", rate, limit, rate / limit));
    }

    private void add(String store, String scenario, Result result, double limit) {
        report.add(String.format(
                Locale.ROOT,
                "%-12s %-28s %12.0f %12.0f %14.0f %8.2f",
                store,
                scenario,
                result.commands() / result.seconds(),
                result.rows().size() / result.seconds(),
                limit,
                result.rows().size() / result.seconds() / limit));
    }

    /** What was done, until all of it was handled by every projection and process. */
    private record Result(double seconds, long commands, long head, List<Object[]> rows) {}

    /** A shop under load. */
    private static final class Shop {

        private static final String SELECT =
                "select event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, event_type,"
                        + " event_revision, payload, metadata from events where global_index ";

        private final CommandGateway commands;
        private final EventStore store;
        private final EventProcessingConfiguration processing;
        private final VersionFilling filling;
        private final JdbcTemplate jdbc;
        private final LongAdder handled = new LongAdder();

        Shop(ConfigurableApplicationContext context) {
            commands = context.getBean(CommandGateway.class);
            store = context.getBean(EventStore.class);
            processing = context.getBean(EventProcessingConfiguration.class);
            filling = context.getBean(VersionFilling.class);
            jdbc = context.getBean("writeJdbc", JdbcTemplate.class);
            context.getBean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
                handled.increment();
                return chain.proceed();
            });
        }

        void stock() {
            for (int i = 0; i < SKUS; i++) {
                Sku sku = new Sku("BENCH-" + i);
                commands.sendAndWait(
                        new RegisterProduct(sku, "Product " + i, Money.of("9.90", EUR), "standard", false));
                commands.sendAndWait(new ReceiveStock(sku, 1_000_000, "benchmark"));
            }
            commands.sendAndWait(RegisterCustomer.unnamed(new CustomerId("bench")));
        }

        private OrderId draft(int number) {
            OrderId id = OrderId.random();
            List<RequestedLine> lines = IntStream.range(0, 3)
                    .mapToObj(line -> new RequestedLine(new Sku("BENCH-" + (number * 7 + line * 13) % SKUS), 2, null))
                    .toList();
            commands.sendAndWait(new DraftOrder(id, new CustomerId("bench"), EUR, lines, null));
            return id;
        }

        void draftAndEdit(int number) {
            commands.sendAndWait(new ChangeLineQuantity(draft(number), LineId.of(1), 3));
        }

        void draftAndPlace(int number) {
            commands.sendAndWait(new PlaceOrder(draft(number)));
        }

        /** Half of the callers' orders come too late: as many pieces are reserved as there are, and not one more. */
        Result hotProduct(int times) throws Exception {
            int pieces = times / 2;
            commands.sendAndWait(new RegisterProduct(HOT, "Hot", Money.of("9.90", EUR), "standard", false));
            commands.sendAndWait(new ReceiveStock(HOT, pieces, "benchmark"));
            Result result = timed(CALLERS_OF_THE_HOT_PRODUCT, times, number -> {
                try {
                    commands.sendAndWait(new ReserveStock(HOT, OrderId.random(), 1, false));
                } catch (Rejection soldOut) {
                    // As half of them will be.
                }
            });
            Long reserved = jdbc.queryForObject(
                    "select count(*) from events where aggregate_id = ? and event_type = ?",
                    Long.class,
                    "stock:" + HOT,
                    StockReserved.class.getName());
            if (reserved == null || reserved != pieces) {
                throw new IllegalStateException(reserved + " pieces were reserved of " + pieces);
            }
            return result;
        }

        void callers(int times, IntConsumer work) throws Exception {
            callers(CALLERS, times, work);
        }

        void callers(int count, int times, IntConsumer work) throws Exception {
            ExecutorService callers = Executors.newFixedThreadPool(count);
            AtomicInteger next = new AtomicInteger();
            try {
                List<Future<?>> futures = new ArrayList<>();
                for (int caller = 0; caller < count; caller++) {
                    futures.add(callers.submit(() -> {
                        for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                            work.accept(i);
                        }
                    }));
                }
                for (Future<?> future : futures) {
                    future.get();
                }
            } finally {
                callers.shutdown();
            }
        }

        Result timed(int times, IntConsumer work) throws Exception {
            return timed(CALLERS, times, work);
        }

        private Result timed(int count, int times, IntConsumer work) throws Exception {
            long head = head();
            long before = handled.sum();
            long start = System.nanoTime();
            callers(count, times, work);
            double acknowledged = (System.nanoTime() - start) / 1e9;
            awaitAllHandled();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf(Locale.ROOT, "  acknowledged in %.1f s, handled in %.1f s%n", acknowledged, seconds);
            return new Result(seconds, handled.sum() - before, head, rowsAfter(head));
        }

        /**
         * Until the compiler takes less than a tenth of the processors: before that it takes as much as the callers do,
         * for a minute or more.
         */
        void warmUp(int orders) throws Exception {
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            double share = 1;
            for (int round = 0; round < MOST_ROUNDS && share > 0.1; round++) {
                long start = System.nanoTime();
                long compiled = compiler.getTotalCompilationTime();
                callers(orders, this::draftAndEdit);
                callers(orders / 3, this::draftAndPlace);
                awaitAllHandled();
                share = (compiler.getTotalCompilationTime() - compiled)
                        * 1e6
                        / (System.nanoTime() - start)
                        / Runtime.getRuntime().availableProcessors();
                System.err.printf(Locale.ROOT, "  compiling took %.0f%% of the processors%n", share * 100);
            }
        }

        /** Until the log stands still and everybody has read to its end. */
        void awaitAllHandled() throws InterruptedException {
            long deadline = System.nanoTime() + 300_000_000_000L;
            TrackingToken seen = null;
            while (System.nanoTime() < deadline) {
                TrackingToken head = store.createHeadToken();
                if (Objects.equals(head, seen) && processors().allMatch(processor -> covers(processor, head))) {
                    return;
                }
                seen = head;
                Thread.sleep(5);
            }
            throw new IllegalStateException("not everything was handled in five minutes: " + lag());
        }

        private String lag() {
            StringBuilder text = new StringBuilder();
            processors().forEach(p -> text.append(p.getName())
                    .append(' ')
                    .append(p.processingStatus())
                    .append('\n'));
            return text.toString();
        }

        private java.util.stream.Stream<StreamingEventProcessor> processors() {
            return processing.eventProcessors().values().stream()
                    .filter(StreamingEventProcessor.class::isInstance)
                    .map(StreamingEventProcessor.class::cast);
        }

        private static boolean covers(StreamingEventProcessor processor, TrackingToken head) {
            return !processor.processingStatus().isEmpty()
                    && processor.processingStatus().values().stream()
                            .allMatch(status -> status.getTrackingToken() != null
                                    && status.getTrackingToken().covers(head));
        }

        /** Every projection from the first event on, all at once. */
        double replay() throws InterruptedException {
            List<StreamingEventProcessor> projections = processors()
                    .filter(processor -> processor.getName().endsWith(".projection"))
                    .toList();
            Long events = jdbc.queryForObject("select count(*) from events", Long.class);
            projections.forEach(StreamingEventProcessor::shutDown);
            projections.forEach(StreamingEventProcessor::resetTokens);
            long start = System.nanoTime();
            projections.forEach(StreamingEventProcessor::start);
            Thread.sleep(50);
            awaitAllHandled();
            return Objects.requireNonNull(events) / ((System.nanoTime() - start) / 1e9);
        }

        /** The same into new tables, until they serve. */
        double rebuild() {
            Long events = jdbc.queryForObject("select count(*) from events", Long.class);
            long start = System.nanoTime();
            Fill fill = filling.begin(filling.groups(), null);
            filling.complete(fill);
            filling.switchTo(fill, () -> true);
            return Objects.requireNonNull(events) / ((System.nanoTime() - start) / 1e9);
        }

        private long head() {
            return Objects.requireNonNull(
                    jdbc.queryForObject("select coalesce(max(global_index), 0) from events", Long.class));
        }

        private List<Object[]> rowsAfter(long index) {
            return jdbc.query(SELECT + "> ? order by global_index", (row, number) -> columns(row), index);
        }

        private static Object[] columns(ResultSet row) throws SQLException {
            Object[] columns = new Object[9];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = row.getObject(i + 1);
            }
            return columns;
        }

        /**
         * The same rows, plainly, into a log as long as the shop's was: an index that has grown costs more to write to. The
         * middle one of three runs: a single one differs by half from the next.
         */
        double limit(String url, Result result) throws Exception {
            double[] rates = new double[3];
            for (int i = 0; i < rates.length; i++) {
                try (PlainInserts plain = new PlainInserts(url, "orderfold")) {
                    jdbc.query(
                            SELECT + "<= ? order by global_index",
                            (RowCallbackHandler) row -> plain.fill(columns(row)),
                            result.head());
                    rates[i] = plain.rate(result.rows(), CALLERS);
                }
            }
            Arrays.sort(rates);
            return rates[1];
        }
    }
}
