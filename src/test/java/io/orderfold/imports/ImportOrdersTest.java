package io.orderfold.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.imports.command.ImportCommand.SubmitImport;
import io.orderfold.imports.console.OrderLineGenerator;
import io.orderfold.imports.query.ImportQuery.FindImport;
import io.orderfold.imports.query.ImportReport;
import io.orderfold.imports.query.ImportView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** Whole files through the whole application, compared with what {@link Reckoning} makes of them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.data-dir=target/imports-test"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class ImportOrdersTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Autowired
    private CommandGateway commands;

    @Autowired
    private CommandBus commandBus;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private JdbcTemplate writeJdbc;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Value("${orderfold.data-dir}/imports")
    private Path uploads;

    @TempDir
    private Path folder;

    private ImportView imported(Path file, ImportMode mode) throws Exception {
        IncomingFile stored;
        try (InputStream content = Files.newInputStream(file)) {
            stored = IncomingFile.store(content, uploads);
        }
        SubmitImport submit = SubmitImport.of(
                "orders.csv", stored.sha256(), stored.bytes(), mode, Money.currency("GBP"), ImportCharset.AUTO);
        commands.sendAndWait(submit);
        return Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> find(submit.jobId()), job -> job.state()
                .isOver());
    }

    private ImportView find(ImportJobId id) {
        return queries.query(new FindImport(id), ResponseTypes.optionalInstanceOf(ImportView.class))
                .join()
                .orElseThrow();
    }

    private ImportReport history(Path file) throws Exception {
        return report(imported(file, ImportMode.HISTORY));
    }

    private static ImportReport report(ImportView job) {
        assertThat(job.failure()).isNull();
        return java.util.Objects.requireNonNull(job.report());
    }

    private Path written(String rows) throws Exception {
        return Files.writeString(folder.resolve("orders.csv"), HEADER + rows);
    }

    private OrderView order(ImportMode mode, String invoice) {
        OrderId id = new OrderId(NameBasedId.of("import", mode, invoice));
        return queries.query(new ReadOrderFromLog(id), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow();
    }

    private long events() {
        return writeJdbc.queryForObject("select count(*) from events", Long.class);
    }

    /** All orders of the read model, once it shows so many. */
    private BigDecimal totalOf(long orders) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        readJdbc.queryForObject("select count(*) from orders", Long.class) == orders && caughtUp());
        return readJdbc.queryForObject("select coalesce(sum(total), 0) from orders", BigDecimal.class);
    }

    private boolean caughtUp() {
        Long shown = readJdbc.queryForObject("select sum(version + 1) from orders", Long.class);
        Long written = writeJdbc.queryForObject(
                "select count(*) from events where event_type like 'io.orderfold.orders.event.%'", Long.class);
        return java.util.Objects.equals(shown, written);
    }

    private void agrees(Path file, ImportReport report) throws Exception {
        Reckoning reckoned = Reckoning.of(file, 2);
        Map<String, Integer> notTaken = report.notTakenByReason().stream()
                .collect(Collectors.toMap(reason -> reason.reason().toString(), reason -> (int) reason.rows()));
        assertThat(report.rows()).isEqualTo(reckoned.rows);
        assertThat(report.taken()).isEqualTo(reckoned.taken);
        assertThat(report.taken() + report.notTaken()).isEqualTo(report.rows());
        assertThat(notTaken).isEqualTo(reckoned.notTaken);
        assertThat(report.orders()).isEqualTo(reckoned.orders);
        assertThat(report.orderedTotal().amount()).isEqualByComparingTo(reckoned.orderedTotal);
        assertThat(report.cancelledQuantity()).isEqualTo(reckoned.cancelledQuantity);
        assertThat(report.cancelledTotal().amount()).isEqualByComparingTo(reckoned.cancelledTotal);
        assertThat(totalOf(report.orders()))
                .isEqualByComparingTo(reckoned.orderedTotal.subtract(reckoned.cancelledTotal));
    }

    @Test
    void agreesWithAnIndependentReckoningOverTheSample() throws Exception {
        Path sample = Path.of("src/test/resources/imports/sample-orders.csv");
        agrees(sample, history(sample));
    }

    @Test
    void agreesWithAnIndependentReckoningOverAGeneratedFileAndChangesNothingWhenRunAgain() throws Exception {
        Path file = folder.resolve("generated.csv");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            new OrderLineGenerator(11).write(5_000, writer);
        }
        ImportReport first = history(file);
        agrees(file, first);
        long events = events();
        assertThat(history(file)).isEqualTo(first);

        // Another file with the same invoices and one more is another job, and still nothing comes twice.
        Files.writeString(
                file,
                "999999,NEW-1,SOMETHING NEW,2,2012-01-01 08:00:00,1.50,1,France\n",
                StandardCharsets.ISO_8859_1,
                java.nio.file.StandardOpenOption.APPEND);
        ImportReport longer = history(file);
        assertThat(longer.orders()).isEqualTo(first.orders() + 1);
        assertThat(longer.cancelledQuantity()).isEqualTo(first.cancelledQuantity());
        assertThat(events()).isEqualTo(events + 3); // the product, the customer, the order
        agrees(file, longer);
    }

    @Test
    void takesBackFromTheLatestEarlierOrdersAndFromSeveralIfNeedBe() throws Exception {
        ImportReport report = history(written("""
                C9,A,,-7,2011-01-05 00:00:00,1.00,7,France
                1,A,THING,5,2011-01-01 00:00:00,1.00,7,France
                2,A,THING,5,2011-01-03 00:00:00,2.00,7,France
                3,A,THING,5,2011-01-09 00:00:00,4.00,7,France
                4,A,THING,5,2011-01-04 00:00:00,8.00,8,France
                C10,A,,-4,2011-01-06 00:00:00,1.00,7,France
                C11,A,,-3,2011-01-06 00:00:00,1.00,7,France
                """));
        assertThat(report.cancelledQuantity()).isEqualTo(10);
        assertThat(report.cancelledTotal()).isEqualTo(Money.of("15.00", "GBP"));
        assertThat(report.notTakenByReason()).singleElement().satisfies(reason -> {
            assertThat(reason.reason()).isEqualTo(NotTaken.NOTHING_LEFT_TO_TAKE_BACK);
            assertThat(reason.lines()).containsExactly(7L);
        });
        assertThat(order(ImportMode.HISTORY, "1").total()).isEqualTo(Money.of("0.00", "GBP"));
        assertThat(order(ImportMode.HISTORY, "3").total()).isEqualTo(Money.of("20.00", "GBP"));
    }

    @Test
    void bringsInvoicesInAsCompletedAtTheirOwnTime() throws Exception {
        history(written("""
                1,A,  ,2,2011-01-01 10:30:00,1.00,7.0,EIRE
                2,B,OTHER,1,2011-01-02 00:00:00,3.00,,France
                1,A,FIRST NAME,1,2011-01-01 10:31:00,1.50,8,France
                1,A,SECOND NAME,1,2011-01-01 10:31:00,0.0,8,France
                """));
        OrderView order = order(ImportMode.HISTORY, "1");
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(order.orderedAt()).isEqualTo(Instant.parse("2011-01-01T10:30:00Z"));
        assertThat(order.customerId().value()).isEqualTo("7");
        assertThat(order.lines()).hasSize(3).allSatisfy(line -> assertThat(line.name())
                .isEqualTo("FIRST NAME"));
        assertThat(order.total()).isEqualTo(Money.of("3.50", "GBP"));
        assertThat(order(ImportMode.HISTORY, "2").customerId().value()).isEqualTo("guest");
    }

    @Test
    void keepsOutAnInvoiceThatWasImportedWithOtherContent() throws Exception {
        history(written(
                "1,A,THING,5,2011-01-01 00:00:00,1.00,7,France\n2,A,THING,1,2011-01-01 00:00:00,1.00,7,France\n"));
        ImportReport report = history(written(
                "1,A,THING,6,2011-01-01 00:00:00,1.00,7,France\n2,A,THING,1,2011-01-01 00:00:00,1.00,7,France\n"));
        assertThat(report.taken()).isEqualTo(1);
        assertThat(report.orders()).isEqualTo(1);
        assertThat(report.notTakenByReason()).singleElement().satisfies(reason -> {
            assertThat(reason.reason()).isEqualTo(NotTaken.INVOICE_IMPORTED_OTHERWISE);
            assertThat(reason.lines()).containsExactly(2L);
        });
        assertThat(order(ImportMode.HISTORY, "1").total()).isEqualTo(Money.of("5.00", "GBP"));
    }

    @Test
    void importsNothingOfAFileThatIsNoFileOfOrderLines() throws Exception {
        long before = events();
        Path file = Files.writeString(folder.resolve("other.csv"), "Name,Age\nx,1\n");
        assertThatThrownBy(() -> imported(file, ImportMode.HISTORY))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("wrong-header"));

        Path broken = written("1,A,THING,5,2011-01-01 00:00:00,1.00,7,France\n".repeat(2_500) + "2,A,\"open");
        ImportView job = imported(broken, ImportMode.HISTORY);
        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.failure()).extracting(ImportView.Failure::code).isEqualTo("malformed-csv");
        assertThat(events()).isEqualTo(before);
        assertThat(writeJdbc.queryForObject("select count(*) from import_rows", Long.class))
                .isZero();
    }

    @Test
    void readsLatin1AndUtf8() throws Exception {
        StringWriter rows = new StringWriter();
        rows.write(HEADER + "1,A,\u00a31 OFF,1,2011-01-01 00:00:00,1.00,7,France\n");
        for (Charset charset : new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8}) {
            Path file = Files.writeString(folder.resolve("pound.csv"), rows.toString(), charset);
            ImportView job = imported(file, ImportMode.HISTORY);
            assertThat(job.charset().charset()).isEqualTo(charset);
            assertThat(report(job).taken()).isEqualTo(1);
        }
        assertThat(order(ImportMode.HISTORY, "1").lines().get(0).name()).isEqualTo("\u00a31 OFF");
    }

    @Test
    void placesLiveOrdersLessWhatTheSameFileCancels() throws Exception {
        ImportView job = imported(written("""
                        1,A,THING,5,2011-01-01 00:00:00,1.00,7,France
                        1,B,OTHER,1,2011-01-01 00:00:00,0.50,7,France
                        2,A,THING,2,2011-01-02 00:00:00,1.25,7,France
                        C3,A,THING,-3,2011-01-03 00:00:00,1.25,7,France
                        """), ImportMode.LIVE);
        ImportReport report = report(job);
        assertThat(report.orders()).isEqualTo(2);
        assertThat(report.orderedTotal()).isEqualTo(Money.of("8.00", "GBP"));
        assertThat(report.cancelledQuantity()).isEqualTo(3);
        assertThat(report.cancelledTotal()).isEqualTo(Money.of("3.50", "GBP"));
        OrderView first = order(ImportMode.LIVE, "1");
        assertThat(first.status()).isIn(OrderStatus.PLACED, OrderStatus.CONFIRMED);
        assertThat(first.total()).isEqualTo(Money.of("4.50", "GBP"));
        OrderView emptied = order(ImportMode.LIVE, "2");
        assertThat(emptied.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(emptied.total()).isEqualTo(Money.of("0.00", "GBP"));

        ImportReport again = report(imported(
                written(
                        "1,A,THING,5,2011-01-01 00:00:00,1.00,7,France\n5,B,OTHER,1,2011-02-01 00:00:00,0.50,7,France\n"),
                ImportMode.LIVE));
        assertThat(again.orders()).isEqualTo(1);
        assertThat(again.notTakenByReason()).singleElement().satisfies(reason -> assertThat(reason.reason())
                .isEqualTo(NotTaken.INVOICE_IMPORTED_BEFORE));
    }

    private OrderId liveOrder(String invoice) {
        return new OrderId(NameBasedId.of("import", ImportMode.LIVE, invoice));
    }

    private static Map<NotTaken, List<Long>> notTaken(ImportReport report) {
        assertThat(report.taken() + report.notTaken()).isEqualTo(report.rows());
        return report.notTakenByReason().stream()
                .collect(Collectors.toMap(ImportReport.Reason::reason, ImportReport.Reason::lines));
    }

    @Test
    void reckonsNoCancellationWithALiveOrderThatIsRefused() throws Exception {
        Sku sku = new Sku("A");
        CustomerId customer = new CustomerId("7");
        Money price = Money.of("1.00", "GBP");
        commands.sendAndWait(new RegisterProduct(sku, "THING", price, "standard", false));
        commands.sendAndWait(RegisterCustomer.unnamed(customer));
        commands.sendAndWait(new DraftOrder(
                liveOrder("2"), customer, price.currency(), List.of(new RequestedLine(sku, 1, null)), null));

        ImportReport report = report(imported(written("""
                        1,A,THING,5,2011-01-01 00:00:00,1.00,7,France
                        2,A,THING,4,2011-01-02 00:00:00,1.00,7,France
                        C3,A,THING,-6,2011-01-03 00:00:00,1.00,7,France
                        C4,A,THING,-2,2011-01-03 00:00:00,1.00,7,France
                        """), ImportMode.LIVE));

        assertThat(notTaken(report))
                .isEqualTo(Map.of(
                        NotTaken.INVOICE_IMPORTED_OTHERWISE, List.of(3L),
                        NotTaken.NOTHING_LEFT_TO_TAKE_BACK, List.of(4L)));
        assertThat(report.orders()).isEqualTo(1);
        assertThat(report.orderedTotal()).isEqualTo(Money.of("5.00", "GBP"));
        assertThat(report.cancelledQuantity()).isEqualTo(2);
        assertThat(order(ImportMode.LIVE, "1").total()).isEqualTo(Money.of("3.00", "GBP"));
        assertThat(order(ImportMode.LIVE, "2").version()).isZero();
    }

    @Test
    void leavesNothingOfALiveOrderThatIsRefusedWhenItIsPlaced() throws Exception {
        String rows = """
                1,A,THING,5,2011-01-01 00:00:00,1.00,7,France
                1,B,OTHER,1,2011-01-01 00:00:00,0.50,7,France
                2,A,THING,5,2011-01-02 00:00:00,2.00,7,France
                C3,A,THING,-7,2011-01-03 00:00:00,1.00,7,France
                C4,B,OTHER,-1,2011-01-03 00:00:00,0.50,7,France
                5,A,THING,3,2011-01-04 00:00:00,1.00,8,France
                """;
        Registration refusing = commandBus.registerHandlerInterceptor((unitOfWork, chain) -> {
            if (unitOfWork.getMessage().getPayload() instanceof PlaceOrder place
                    && place.orderId().equals(liveOrder("1"))) {
                throw Rejection.conflict("refused-by-a-test", "This order can't be placed.");
            }
            return chain.proceed();
        });
        ImportReport report = report(imported(written(rows), ImportMode.LIVE));
        refusing.cancel();

        assertThat(notTaken(report))
                .isEqualTo(Map.of(
                        NotTaken.ORDER_REFUSED, List.of(2L, 3L),
                        NotTaken.NOTHING_LEFT_TO_TAKE_BACK, List.of(6L)));
        assertThat(report.orders()).isEqualTo(2);
        assertThat(report.orderedTotal()).isEqualTo(Money.of("13.00", "GBP"));
        assertThat(report.cancelledQuantity()).isEqualTo(5);
        assertThat(report.cancelledTotal()).isEqualTo(Money.of("10.00", "GBP"));
        assertThat(totalOf(2)).isEqualByComparingTo("3.00");
        assertThat(writeJdbc.queryForObject(
                        "select count(*) from events where aggregate_id = ?",
                        Long.class,
                        liveOrder("1").toString()))
                .isZero();

        ImportReport later =
                report(imported(written("1,A,THING,5,2011-01-01 00:00:00,1.00,7,France\n"), ImportMode.LIVE));
        assertThat(later.orders()).isEqualTo(1);
        assertThat(order(ImportMode.LIVE, "1").total()).isEqualTo(Money.of("5.00", "GBP"));
    }
}
