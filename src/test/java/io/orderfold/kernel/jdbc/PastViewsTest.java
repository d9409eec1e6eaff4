package io.orderfold.kernel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import io.orderfold.TestShop.Answer;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.event.CustomerMergedInto;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.PastView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.AsOf;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The shop as of an instant: made, watched, read, dropped, and gone by itself when nobody wants it any more. */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:past-views;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.past-views.most=3",
            "orderfold.past-views.settled=PT1S"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class PastViewsTest extends RunningShopTest {

    private static final String VIEWS = "/api/operations/past-views";

    @Autowired
    private PastViews views;

    @Autowired
    private VersionFilling filling;

    @Autowired
    private TableVersions tables;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private PlatformTransactionManager writeTransactions;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Autowired
    @Qualifier(Databases.READ)
    private DataSource readDataSource;

    private final List<PastViews> otherNodes = new ArrayList<>();

    @AfterEach
    void leaveNothingToTheNext() {
        otherNodes.forEach(PastViews::stop);
        dropAll();
    }

    @Test
    void isMadeWatchedReadAndDropped() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        shop.order(order);
        Instant then = now();
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 7}", Map.of())
                .ok();
        shop.draft(shop.customer(), shop.product("10.00", 0), 3);

        Answer asked = shop.post(VIEWS, "{\"asOf\": \"" + then + "\"}");
        assertThat(asked.status()).isIn(200, 202);
        JsonNode view = asked.json();
        String path = asked.header("Location");
        assertThat(path).isEqualTo(VIEWS + "/" + view.path("pastViewId").asString());
        JsonNode ready = awaitState(path, "ready");

        assertThat(ready.path("asOf").asString()).isEqualTo(then.toString());
        assertThat(ready.path("requestedBy").asString()).isEqualTo("user:admin");
        assertThat(Instant.parse(ready.path("expiresAt").asString()))
                .isAfter(Instant.now().plusSeconds(3000));
        assertThat(ready.at("/progress/eventsRead").asLong())
                .isGreaterThanOrEqualTo(writeJdbc.queryForObject(
                        "select count(*) from events where recorded_at <= ?", Long.class, then.toString()));
        assertThat(ready.at("/progress/rows").asLong()).isPositive();
        JsonNode again = shop.post(VIEWS, "{\"asOf\": \"" + then + "\"}").ok();
        assertThat(again.path("pastViewId")).isEqualTo(view.path("pastViewId"));
        assertThat(shop.get(VIEWS).ok().path("items").valueStream().filter(some -> some.path("state")
                        .asString()
                        .equals("ready")))
                .hasSize(1);

        JsonNode listed = shop.get("/api/orders?limit=200&asOf=" + then).ok().path("items");
        assertThat(listed.valueStream().map(some -> some.path("orderId").asString()))
                .contains(order);
        assertThat(listed.valueStream()
                        .filter(some -> some.path("orderId").asString().equals(order)))
                .singleElement()
                .satisfies(was -> assertThat(was.path("version").asLong()).isZero());
        assertThat(shop.get("/api/orders?limit=200").ok().path("items").size()).isGreaterThan(listed.size());

        Set<String> itsTables = tablesOf(path);
        assertThat(existing()).containsAll(itsTables);
        assertThat(shop.call("DELETE", path, null, Map.of()).ok().path("state").asString())
                .isEqualTo("dropped");
        assertThat(shop.get(path).ok().path("state").asString()).isEqualTo("dropped");
        await().atMost(Duration.ofSeconds(40)).until(() -> existing().stream().noneMatch(itsTables::contains));
    }

    @Test
    void anEventOfThatVeryInstantCounts() {
        Instant at = Instant.now().minusMillis(10).truncatedTo(ChronoUnit.MILLIS);
        String first = "very-" + UUID.randomUUID();
        String second = "later-" + UUID.randomUUID();
        append(registered(first, at));
        append(registered(second, at.plusMillis(1)));
        await().until(() -> shop.get("/api/customers/" + second).status() == 200);

        assertThat(ids(at)).contains(first).doesNotContain(second);
        assertThat(ids(at.minusMillis(1))).doesNotContain(first);
        assertThat(shop.get("/api/customers/" + first + "?asOf=" + at).status()).isEqualTo(200);
        shop.get("/api/customers/" + second + "?asOf=" + at).refused(404, "customer-not-found");
    }

    private List<String> ids(Instant asOf) {
        return shop.get("/api/customers?limit=200&asOf=" + asOf)
                .ok()
                .path("items")
                .valueStream()
                .map(customer -> customer.path("customerId").asString())
                .toList();
    }

    @Test
    void whatCantBeAskedIsRefusedAndNeverTakenForThePresent() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        String past = now().toString();
        String future = Instant.now().plusSeconds(600).toString();
        shop.get("/api/orders?asOf=" + future).refused(400, "as-of-in-the-future");
        shop.post(VIEWS, "{\"asOf\": \"" + future + "\"}").refused(400, "as-of-in-the-future");
        shop.post(VIEWS, "{}").refused(400, "field-missing");
        shop.get("/api/orders?asOf=yesterday").refused(400, "malformed-parameter");
        shop.get("/api/orders?asOf=").refused(400, "malformed-parameter");
        shop.get("/api/orders?as_of=" + past).refused(400, "malformed-as-of");
        shop.get("/api/orders?asof=" + past).refused(400, "malformed-as-of");
        shop.get("/api/orders?asOf=" + past + "&asOf=" + past).refused(400, "malformed-as-of");
        shop.get("/api/products/none?minVersion=1&asOf=" + past).refused(400, "one-moment-only");
        shop.get("/api/orders/" + order + "?minVersion=0&asOf=" + past).refused(400, "one-moment-only");
        for (String other : List.of(
                "/api/me",
                "/api/users",
                "/api/imports",
                "/api/log/events",
                "/api/orders/" + order + "/history",
                "/api/operations/dead-letters",
                VIEWS)) {
            shop.get(other + "?asOf=" + past).refused(400, "as-of-not-supported");
        }
        shop.post("/api/orders/" + order + "/place?asOf=" + past).refused(400, "as-of-not-supported");
        shop.post("/api/customers?asOf=" + past, "{\"name\": \"Ada\"}").refused(400, "as-of-not-supported");
        assertThat(shop.order(order).path("status").asString()).isEqualTo("DRAFT");
        shop.get(VIEWS + "/none").refused(404, "past-view-not-found");
        shop.get(VIEWS + "/" + UUID.randomUUID()).refused(404, "past-view-not-found");
        shop.call("DELETE", VIEWS + "/" + UUID.randomUUID(), null, Map.of()).refused(404, "past-view-not-found");
    }

    @Test
    void whoeverMayNotHaveItMadeReadsWhatIsThere() {
        String name = "viewer-" + UUID.randomUUID();
        shop.post("/api/users", """
                        {"name": "%s", "password": "%s", "roles": ["viewer"]}""".formatted(name, TestShop.PASSWORD)).ok();
        Map<String, String> viewer = Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString((name + ":" + TestShop.PASSWORD).getBytes()));
        String sku = shop.product("10.00", 3);
        Instant then = now();

        shop.call("GET", "/api/stock?asOf=" + then, null, viewer).refused(409, "past-view-missing");
        shop.call("POST", VIEWS, "{\"asOf\": \"" + then + "\"}", viewer).refused(403, "forbidden");
        assertThat(shop.call("GET", "/api/stock/" + sku + "?asOf=" + then, null, viewer)
                        .ok()
                        .path("onHand")
                        .asInt())
                .isEqualTo(3);

        shop.get("/api/stock?asOf=" + then).ok();
        shop.call("GET", "/api/stock?asOf=" + then, null, viewer).ok();
    }

    @Test
    void saysHowFarItIsToWhoeverDoesNotWait() {
        shop.product("10.00", 1);
        Instant then = Instant.now();
        Answer answer = shop.call("GET", "/api/products?asOf=" + then, null, Map.of("Prefer", "wait=0"));
        JsonNode problem = answer.refused(503, "past-view-not-ready");
        assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
        assertThat(problem.path("progress").has("eventsRead")).isTrue();
        String path = VIEWS + "/" + problem.path("pastViewId").asString();
        awaitState(path, "ready");
        shop.call("GET", "/api/products?asOf=" + then, null, Map.of("Prefer", "wait=0"))
                .ok();
    }

    @Test
    void theOneThatWasNotReadForLongestMakesRoom() {
        List<String> paths = new ArrayList<>();
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            instants.add(now());
            paths.add(made(instants.get(i)));
        }
        readJdbc.update(
                "update past_views set last_used_at = ? where live_as_of = ?",
                Instant.now().minusSeconds(900).atOffset(ZoneOffset.UTC),
                instants.get(1).toString());
        String fourth = made(now());
        assertThat(state(paths.get(0))).isEqualTo("ready");
        assertThat(state(paths.get(1))).isEqualTo("expired");
        assertThat(state(paths.get(2))).isEqualTo("ready");
        assertThat(state(fourth)).isEqualTo("ready");
        dropAll();

        // As long as each is still awaited, nothing makes room.
        for (int i = 0; i < 3; i++) {
            shop.post(VIEWS, "{\"asOf\": \"" + Instant.now() + "\"}");
        }
        shop.post(VIEWS, "{\"asOf\": \"" + Instant.now() + "\"}").refused(409, "too-many-past-views");
    }

    @Test
    void canBeGivenUpWhileItIsMadeOnWhicheverNode() {
        Set<String> before = existing();
        Answer asked = shop.post(VIEWS, "{\"asOf\": \"" + Instant.now() + "\"}");
        assertThat(asked.status()).isEqualTo(202);
        PastViews other = otherNode(Duration.ofHours(1));
        UUID id = UUID.fromString(asked.json().path("pastViewId").asString());
        assertThat(other.drop(id).state()).isEqualTo(PastView.State.DROPPED);
        await().pollDelay(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(30)).until(() -> existing()
                .equals(before));
        assertThat(views.get(id).state()).isEqualTo(PastView.State.DROPPED);
        assertThat(views.get(id).failure()).isNull();
    }

    @Test
    void anotherNodeAnswersFromItAndDropsItWhenItIsOver() {
        String sku = shop.product("10.00", 3);
        Instant then = now();
        String path = made(then);
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        shop.receive(sku, 4);
        Set<String> itsTables = tablesOf(path);

        PastViews other = otherNode(Duration.ofMillis(500));
        try (AsOf.Scope past = other.open(other.get(id)).orElseThrow()) {
            assertThat(AsOf.instant()).isEqualTo(then);
            assertThat(tables.serving("inventory.projection")).isEqualTo(versionOf(id, "inventory.projection"));
        }
        assertThat(AsOf.instant()).isNull();
        other.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> state(path).equals("expired"));
        await().atMost(Duration.ofSeconds(40)).until(() -> existing().stream().noneMatch(itsTables::contains));
        assertThat(other.open(other.get(id))).isEmpty();
        other.stop();
        // Asked for again, it is made again.
        assertThat(shop.get("/api/stock?limit=200&asOf=" + then)
                        .ok()
                        .path("items")
                        .valueStream()
                        .filter(stock -> stock.path("sku").asString().equals(sku)))
                .singleElement()
                .satisfies(was -> assertThat(was.path("onHand").asInt()).isEqualTo(3));
    }

    @Test
    void aDeadNodeLeavesNothingBehind() {
        PastViews dead = otherNode(Duration.ofHours(1));
        dead.start();
        PastView view = dead.ask(Instant.now(), Actor.user("admin"));
        dead.stop();
        assertThat(dead.get(view.pastViewId()).state()).isEqualTo(PastView.State.FAILED);

        // Without having been able to say so.
        String id = UUID.randomUUID().toString();
        String asOf = now().toString();
        readJdbc.update(
                "insert into past_views (view_id, as_of, live_as_of, view_state, versions, requested_by, requested_at,"
                        + " last_used_at, alive_at, log_position, log_head, events_read, rows_made, per_second)"
                        + " select ?, ?, ?, 'FILLING', '', requested_by, requested_at, last_used_at, ?, 0, 0, 0, 0, 0"
                        + " from past_views where view_id = ?",
                id,
                asOf,
                asOf,
                Instant.now().minusSeconds(300).atOffset(ZoneOffset.UTC),
                view.pastViewId().toString());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> views.get(UUID.fromString(id)).state() == PastView.State.FAILED);
        assertThat(views.get(UUID.fromString(id)).failure().reason()).contains("gone");
        shop.get("/api/orders?asOf=" + asOf).ok();
    }

    @Test
    void aMigrationGivesItUpAndItIsMadeAgain() {
        String sku = shop.product("10.00", 3);
        Instant then = now();
        String path = made(then);
        PlainNames.restore(readDataSource, schema());
        assertThat(shop.get("/api/products?limit=200&asOf=" + then)
                        .ok()
                        .path("items")
                        .valueStream()
                        .map(product -> product.path("sku").asString()))
                .contains(sku);
        assertThat(state(path)).isEqualTo("expired");
    }

    @Test
    void doesNotDisturbWhoeverWritesAndReadsMeanwhile() {
        String customer = shop.customer();
        String sku = shop.product("10.00", 0);
        AtomicBoolean over = new AtomicBoolean();
        List<String> written = new ArrayList<>();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                String order = shop.draft(customer, sku, 1);
                written.add(order);
                assertThat(shop.order(order).path("version").asLong()).isZero();
            }
        });
        try {
            await().until(() -> written.size() > 5);
            Instant then = Instant.now();
            JsonNode was = shop.get("/api/customers/" + customer + "/orders?limit=200&asOf=" + then)
                    .ok()
                    .path("items");
            long drafted = writeJdbc
                    .queryForList("select recorded_at from events where event_type like '%OrderDrafted'", String.class)
                    .stream()
                    .filter(at -> !Instant.parse(at).isAfter(then))
                    .count();
            assertThat(was.size()).isGreaterThan(5);
            assertThat((long) was.size()).isLessThanOrEqualTo(drafted);
            await().until(() -> written.size() > was.size());
        } finally {
            over.set(true);
        }
        writer.join();
        assertThat(shop.get("/api/customers/" + customer + "/orders?limit=200")
                        .ok()
                        .path("items")
                        .size())
                .isEqualTo(Math.min(200, written.size()));
    }

    @Test
    void aDeadlineThatIsOverByNowIsStillToComeInTheListOfThen() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 5), 1);
        String shipment = "/api/shipments/" + shop.awaitShipment(order);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        shop.awaitOrder(order, view -> view.path("fulfilmentStatus").asString().equals("SHIPPED"));
        Instant until = Instant.now().plusSeconds(4);
        shop.call(
                        "PUT",
                        "/api/orders/" + order + "/return-window",
                        "{\"until\": \"" + until + "\", \"reason\": \"a test\"}",
                        Map.of())
                .ok();
        String list = "/api/deadlines?kind=return-window&limit=200";
        assertThat(ordersIn(shop.get(list))).contains(order);
        Instant then = now();
        assertThat(then).isBefore(until);

        await().until(() -> Instant.now().isAfter(until));
        assertThat(ordersIn(shop.get(list))).doesNotContain(order);
        assertThat(ordersIn(shop.get(list + "&asOf=" + then))).contains(order);
        assertThat(ordersIn(shop.get(list + "&asOf=" + now()))).doesNotContain(order);
    }

    private static List<String> ordersIn(Answer page) {
        return page.ok()
                .path("items")
                .valueStream()
                .map(item -> item.path("orderId").asString())
                .toList();
    }

    @Test
    void neverAnswersFromThePresentWhatItHasNoPastOf() {
        try (AsOf.Scope past = AsOf.at(now())) {
            assertThatThrownBy(() -> tables.serving("orders.projection")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(tables.serving("orders.projection")).isPositive();
    }

    /** Late, for it fills the lists of the others. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void hasTheLastEventOfALongLogToo() {
        long head = writeJdbc.queryForObject("select coalesce(max(global_index), 0) from events", Long.class);
        // So that few are left behind a page of the log.
        int count = (int) (2_050 - head % 2_000);
        List<GenericDomainEventMessage<?>> many = new ArrayList<>();
        String prefix = "many-" + UUID.randomUUID() + "-";
        Instant at = Instant.now();
        for (int i = 0; i < count; i++) {
            many.add(registered(prefix + i, at));
        }
        new TransactionTemplate(writeTransactions).executeWithoutResult(transaction -> engine.appendEvents(many));

        UUID id = UUID.fromString(made(now()).replaceAll(".*/", ""));
        assertThat(readJdbc.queryForObject(
                        "select count(*) from "
                                + TableVersions.name("customers", versionOf(id, "customers.projection"))
                                + " where customer_id like ?",
                        Integer.class,
                        prefix + "%"))
                .isEqualTo(count);
    }

    /** The last one, for what can't be folded stays in the log. */
    @Test
    @Order(Integer.MAX_VALUE)
    void oneThatCantBeMadeSaysWhyAndLeavesNothing() {
        Instant healthy = now();
        String path = made(healthy);
        CustomerId nobody = new CustomerId("nobody-" + UUID.randomUUID());
        append(new GenericDomainEventMessage<>(
                "Customer", "customer:" + nobody, 0, new CustomerMergedInto(nobody, nobody)));
        Set<String> before = existing();

        Answer refused = shop.get("/api/orders?asOf=" + now());
        JsonNode problem = refused.refused(409, "past-view-failed");
        JsonNode failed =
                shop.get(VIEWS + "/" + problem.path("pastViewId").asString()).ok();
        assertThat(failed.path("state").asString()).isEqualTo("failed");
        assertThat(failed.at("/failure/reason").asString()).contains("CustomerMergedInto");
        assertThat(failed.at("/failure/eventId").asString()).isNotBlank();
        await().atMost(Duration.ofSeconds(20)).until(() -> existing().equals(before));
        assertThat(state(path)).isEqualTo("ready");
        shop.get("/api/orders?asOf=" + healthy).ok();
        assertThatThrownBy(() -> views.get(UUID.randomUUID())).isInstanceOf(Rejection.class);
    }

    private void dropAll() {
        views.list().forEach(view -> views.drop(view.pastViewId()));
    }

    private PastViews otherNode(Duration keep) {
        PastViews other = new PastViews(filling, tables, readJdbc, keep, 3, Duration.ofSeconds(1));
        otherNodes.add(other);
        return other;
    }

    /** An instant between two events, that is over. */
    private static Instant now() {
        Instant now = Instant.now();
        await().pollInterval(Duration.ofMillis(2)).until(() -> Instant.now().isAfter(now.plusMillis(2)));
        return now;
    }

    private String made(Instant asOf) {
        JsonNode view = shop.call("POST", VIEWS, "{\"asOf\": \"" + asOf + "\"}", Map.of("Prefer", "wait=30"))
                .ok();
        assertThat(view.path("state").asString()).as(view.toString()).isEqualTo("ready");
        return VIEWS + "/" + view.path("pastViewId").asString();
    }

    private JsonNode awaitState(String path, String state) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> shop.get(path).ok(), view -> view.path("state")
                .asString()
                .equals(state));
    }

    private String state(String path) {
        return shop.get(path).ok().path("state").asString();
    }

    private Set<String> tablesOf(String path) {
        String versions = readJdbc.queryForObject(
                "select versions from past_views where view_id = ?",
                String.class,
                path.substring(path.lastIndexOf('/') + 1));
        Set<String> names = new TreeSet<>();
        for (String version : versions.split(",")) {
            String[] parts = version.split("=");
            filling.of(parts[0]).forEach(projection -> projection
                    .shape()
                    .names()
                    .forEach(table -> names.add(TableVersions.name(table, Integer.parseInt(parts[1])))));
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    private int versionOf(UUID id, String group) {
        String versions = readJdbc.queryForObject(
                "select versions from past_views where view_id = ?", String.class, id.toString());
        return Integer.parseInt(versions.replaceAll(".*" + group + "=(\\d+).*", "$1"));
    }

    private Set<String> existing() {
        return new TreeSet<>(readJdbc
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = ?",
                        String.class,
                        schema())
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList());
    }

    private String schema() {
        try (var connection = readDataSource.getConnection()) {
            return connection.getSchema();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private GenericDomainEventMessage<?> registered(String customer, Instant at) {
        return new GenericDomainEventMessage<>(
                "Customer",
                "customer:" + customer,
                0,
                new GenericMessage<>(
                        new CustomerRegistered(new CustomerId(customer), null, null, List.of()),
                        MetaData.emptyInstance()),
                at);
    }

    private void append(GenericDomainEventMessage<?> event) {
        new TransactionTemplate(writeTransactions).executeWithoutResult(transaction -> engine.appendEvents(event));
    }
}
