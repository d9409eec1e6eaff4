package io.orderfold.operations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What operators do with projections: look, pause, split, rebuild, replay, verify and heal. */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:projections;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.rebuilds.keep-replaced=PT0.5S",
            "orderfold.dead-letters.retry-every-ms=3600000"
        })
public class ProjectionsTest extends RunningShopTest {

    private static final String PROJECTIONS = "/api/operations/projections";
    private static final String ORDERS = PROJECTIONS + "/orders.projection";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Autowired
    @Qualifier(Databases.READ)
    private PlatformTransactionManager readTransactions;

    @Test
    void listsEveryGroupThatFollowsTheLog() {
        shop.order(shop.draft(shop.customer(), shop.product("5.00", 0), 1));

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode orders = projection("orders.projection");
            assertThat(orders.path("kind").asString()).isEqualTo("projection");
            assertThat(orders.path("state").asString()).isEqualTo("running");
            assertThat(orders.path("replayable").asBoolean()).isTrue();
            assertThat(orders.path("servingVersion").asInt()).isPositive();
            assertThat(orders.path("behind").asLong()).isZero();
            assertThat(orders.path("position").asLong())
                    .isEqualTo(orders.path("head").asLong())
                    .isEqualTo(writeJdbc.queryForObject("select max(global_index) from events", Long.class));
            assertThat(orders.path("segments"))
                    .allSatisfy(segment ->
                            assertThat(segment.path("owner").asString()).isNotBlank());
        });
        JsonNode process = projection("inventory.process");
        assertThat(process.path("kind").asString()).isEqualTo("process");
        assertThat(process.path("replayable").asBoolean()).isFalse();
        assertThat(process.has("servingVersion")).isFalse();
        assertThat(shop.get(ORDERS).ok().path("name").asString()).isEqualTo("orders.projection");
        shop.get(PROJECTIONS + "/orders").refused(404, "projection-not-found");
    }

    @Test
    void refusesToReplayWhatActsOnEvents() {
        for (String what : List.of("replay", "rebuild", "verify")) {
            shop.post(PROJECTIONS + "/inventory.process/" + what, "{}".repeat(what.equals("rebuild") ? 0 : 1))
                    .refused(409, "not-replayable");
            shop.post(PROJECTIONS + "/nobody.projection/" + what).refused(404, "projection-not-found");
        }
        shop.post(ORDERS + "/replay", "{\"from\": \"yesterday\"}").refused(400, "malformed-field");
    }

    @Test
    void pausesAndResumesOnAllNodes() {
        String order = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        shop.order(order);

        JsonNode paused = shop.post(ORDERS + "/pause").ok();
        assertThat(paused.path("state").asString()).isEqualTo("paused");
        assertThat(paused.path("pausedBy").asString()).isEqualTo("user:admin");
        shop.post(ORDERS + "/pause").ok();
        shop.post(ORDERS + "/split", "{\"segment\": 0}").refused(409, "projection-paused");
        await().atMost(PATIENCE).until(() -> owners().isEmpty());
        change(order, 4);
        shop.call("GET", "/api/orders/" + order + "?minVersion=1", null, Map.of("Prefer", "wait=1"))
                .refused(503, "read-model-behind");
        JsonNode behind = projection("orders.projection");
        assertThat(behind.path("behind").asLong()).isPositive();
        assertThat(behind.path("position").asLong())
                .isLessThan(behind.path("head").asLong());

        assertThat(shop.post(ORDERS + "/resume").ok().path("state").asString()).isNotEqualTo("paused");
        assertThat(shop.order(order).path("version").asInt()).isEqualTo(1);
        shop.post(PROJECTIONS + "/nobody.projection/pause").refused(404, "projection-not-found");
        shop.post(PROJECTIONS + "/nobody.projection/resume").refused(404, "projection-not-found");
    }

    @Test
    void pausesAProcess() {
        String sku = shop.product("5.00", 5);
        String process = PROJECTIONS + "/inventory.process";
        shop.post(process + "/pause").ok();
        await().atMost(PATIENCE).until(() -> writeJdbc
                .queryForList(
                        "select owner from tracking_tokens where processor = 'inventory.process' and owner is not null",
                        String.class)
                .isEmpty());
        String order = shop.placed(shop.customer(), sku, 1);
        assertThat(shop.order(order).path("status").asString()).isEqualTo("PLACED");

        shop.post(process + "/resume").ok();
        shop.awaitShipment(order);
    }

    @Test
    void splitsAndMergesSegments() {
        String customers = PROJECTIONS + "/customers.projection";
        int before = shop.get(customers).ok().path("segments").size();

        JsonNode split = shop.post(customers + "/split", "{\"segment\": 0}").ok();
        assertThat(split.path("segments").size()).isEqualTo(before + 1);
        shop.get("/api/customers/" + shop.customer()).ok();
        JsonNode merged = shop.post(customers + "/merge", "{\"segment\": 0}").ok();
        assertThat(merged.path("segments").size()).isEqualTo(before);
        shop.get("/api/customers/" + shop.customer()).ok();

        shop.post(customers + "/split", "{\"segment\": 77}").refused(400, "unknown-segment");
        shop.post(customers + "/split", "{}").refused(400, "field-missing");
        shop.post(PROJECTIONS + "/inventory.process/merge", "{\"segment\": 0}").refused(409, "single-segment");
    }

    @Test
    void rebuildsBesideWhatServesAndTellsHowFarItIs() throws Exception {
        String order = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        shop.order(order);
        int serving = shop.get(ORDERS).ok().path("servingVersion").asInt();

        var answer = shop.post(ORDERS + "/rebuild");
        assertThat(answer.status()).isEqualTo(202);
        String job = answer.header("Location");
        JsonNode done = over(job);

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("kind").asString()).isEqualTo("rebuild");
        assertThat(done.path("switched").asBoolean()).isTrue();
        assertThat(done.path("requestedBy").asString()).isEqualTo("user:admin");
        assertThat(done.at("/progress/rows").asLong())
                .isGreaterThanOrEqualTo(readJdbc.queryForObject("select count(*) from orders", Long.class));
        assertThat(done.at("/progress/position").asLong()).isPositive();
        assertThat(done.at("/progress/eventsRead").asLong()).isPositive();
        assertThat(shop.get(ORDERS).ok().path("servingVersion").asInt()).isGreaterThan(serving);
        assertThat(shop.order(order).path("version").asInt()).isZero();
        assertThat(shop.call("GET", job, null, Map.of("Accept", "text/event-stream"))
                        .response()
                        .body())
                .contains("event:rebuild", "\"state\":\"done\"");
        assertThat(shop.get("/api/operations/rebuilds")
                        .ok()
                        .at("/items/0/jobId")
                        .asString())
                .isNotBlank();
        shop.post(job + "/cancel").refused(409, "rebuild-over");
        shop.get("/api/operations/rebuilds/x").refused(404, "rebuild-not-found");
        shop.post("/api/operations/rebuilds/x/cancel").refused(404, "rebuild-not-found");
    }

    @Test
    void cancelsARebuildAtItsLastMomentAndRunsOneAtATime() {
        int serving = shop.get(ORDERS).ok().path("servingVersion").asInt();
        String[] job = new String[1];
        // Somebody is at a gate: the switch has to wait.
        new TransactionTemplate(readTransactions).executeWithoutResult(transaction -> {
            readJdbc.queryForList(
                    "select gate from projection_gates where processing_group = 'orders.projection' and gate"
                            + " = 0 for update");
            job[0] = shop.post(ORDERS + "/rebuild").header("Location");
            await().atMost(PATIENCE)
                    .until(() -> shop.get(job[0]).ok().path("phase").asString().equals("switching"));
            shop.post(ORDERS + "/verify").refused(409, "rebuild-running");
            assertThat(shop.get(ORDERS).ok().path("runningRebuild").asString()).isNotBlank();
            shop.post(job[0] + "/cancel").ok();
        });

        assertThat(over(job[0]).path("state").asString()).isEqualTo("cancelled");
        assertThat(shop.get(ORDERS).ok().path("servingVersion").asInt()).isEqualTo(serving);
        assertThat(shop.get(ORDERS).ok().has("runningRebuild")).isFalse();
    }

    @Test
    void aFailingRebuildSaysAtWhatAndHarmsNothing() {
        String poison = shop.customer();
        String order = shop.draft(poison, shop.product("5.00", 0), 1);
        shop.order(order);
        int serving = shop.get(ORDERS).ok().path("servingVersion").asInt();
        // The new tables are made like the old ones, and the row that is there is not looked at again.
        String table = "orders" + (serving == 1 ? "" : "_v" + serving);
        boolean postgres = isPostgres();
        readJdbc.execute("alter table " + table + " add constraint no_poison check (customer_id <> '" + poison + "') "
                + (postgres ? "not valid" : "nocheck"));
        JsonNode failed;
        try {
            failed = over(shop.post(ORDERS + "/rebuild").header("Location"));
        } finally {
            readJdbc.execute("alter table " + table + " drop constraint no_poison");
        }

        assertThat(failed.path("state").asString()).isEqualTo("failed");
        assertThat(failed.at("/failure/reason").asString()).contains(order).doesNotContain(poison);
        assertThat(shop.get(ORDERS).ok().path("servingVersion").asInt()).isEqualTo(serving);
        assertThat(shop.order(order).path("version").asInt()).isZero();
    }

    @Test
    void handlesWhatWasParkedByARebuild() {
        String poison = shop.customer();
        int serving = shop.get(ORDERS).ok().path("servingVersion").asInt();
        String table = "orders" + (serving == 1 ? "" : "_v" + serving);
        readJdbc.execute("alter table " + table + " add constraint no_poison check (customer_id <> '" + poison + "')");
        String order = shop.draft(poison, shop.product("5.00", 0), 1);
        await().atMost(PATIENCE)
                .until(() -> shop.get(ORDERS).ok().path("parked").asLong() == 1);
        readJdbc.execute("alter table " + table + " drop constraint no_poison");

        assertThat(over(shop.post(ORDERS + "/rebuild").header("Location"))
                        .path("state")
                        .asString())
                .isEqualTo("done");

        assertThat(shop.order(order).path("version").asInt()).isZero();
        await().atMost(PATIENCE)
                .until(() -> shop.get(ORDERS).ok().path("parked").asLong() == 0);
    }

    @Test
    void findsEveryDamagedRowAndHealsIt() {
        String customer = shop.customer();
        String sku = shop.product("5.00", 0);
        String changed = shop.draft(customer, sku, 1);
        String removed = shop.draft(customer, sku, 1);
        String line = shop.draft(customer, sku, 3);
        List.of(changed, removed, line).forEach(shop::order);
        assertThat(comparison(over(shop.post(ORDERS + "/verify").header("Location"))))
                .isEmpty();
        int serving = shop.get(ORDERS).ok().path("servingVersion").asInt();
        String suffix = serving == 1 ? "" : "_v" + serving;
        String added = UUID.randomUUID().toString();
        readJdbc.update(
                "update orders" + suffix + " set total = 7777, document = replace(document, '\"DRAFT\"', '\"PLACED\"')"
                        + " where order_id = ?",
                changed);
        readJdbc.update("delete from order_lines" + suffix + " where order_id = ?", removed);
        readJdbc.update("delete from orders" + suffix + " where order_id = ?", removed);
        readJdbc.update("update order_lines" + suffix + " set quantity = 99 where order_id = ?", line);
        readJdbc.update(
                "insert into orders" + suffix + " (order_id, version, order_number, status, payment_status,"
                        + " fulfilment_status, on_hold, customer_id, currency, total, ordered_at, document) select ?,"
                        + " version, order_number, status, payment_status, fulfilment_status, on_hold, customer_id,"
                        + " currency, total, ordered_at, document from orders" + suffix + " where order_id = ?",
                added,
                line);

        JsonNode found = over(shop.post(ORDERS + "/verify").header("Location"));
        assertThat(found.path("switched").asBoolean()).isFalse();
        assertThat(comparison(found))
                .containsExactlyInAnyOrder(
                        changed + " changed [\"document.status\",\"total\"]",
                        removed + " missing []",
                        line + " changed [\"order_lines\"]",
                        added + " superfluous []");
        assertThat(found.at("/comparison/differences").asLong()).isEqualTo(4);
        JsonNode last = shop.get(ORDERS).ok().path("lastVerification");
        assertThat(last.path("differences").asLong()).isEqualTo(4);
        assertThat(last.path("jobId")).isEqualTo(found.path("jobId"));

        JsonNode healed =
                over(shop.post(ORDERS + "/verify", "{\"switch\": true}").header("Location"));
        assertThat(healed.path("switched").asBoolean()).isTrue();
        assertThat(comparison(healed)).hasSize(4);
        JsonNode after =
                over(shop.post(PROJECTIONS + "/verify", "{\"switch\": true}").header("Location"));
        assertThat(comparison(after)).isEmpty();
        assertThat(after.path("switched").asBoolean()).isFalse();
        assertThat(after.path("projections").size()).isGreaterThan(5);
        assertThat(after.at("/comparison/rows").asLong())
                .isGreaterThanOrEqualTo(writeJdbc.queryForObject("select count(*) from events", Long.class));
        assertThat(shop.order(removed).path("version").asInt()).isZero();
        assertThat(shop.order(changed).path("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void replaysWhatHasChangedSinceAnInstantWhereItServes() throws InterruptedException {
        String before = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        String both = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        shop.order(before);
        Thread.sleep(5);
        Instant since = Instant.now();
        Thread.sleep(5);
        change(both, 5);
        String after = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        List.of(both, after).forEach(shop::order);
        int serving = shop.get(ORDERS).ok().path("servingVersion").asInt();
        String suffix = serving == 1 ? "" : "_v" + serving;
        readJdbc.update("update orders" + suffix + " set total = 7777");
        readJdbc.update("delete from order_lines" + suffix + " where order_id = ?", both);

        JsonNode done = over(
                shop.post(ORDERS + "/replay", "{\"from\": \"" + since + "\"}").header("Location"));

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("kind").asString()).isEqualTo("replay");
        assertThat(totals(suffix, before)).containsExactly(7777);
        assertThat(totals(suffix, both)).containsExactly(25);
        assertThat(totals(suffix, after)).containsExactly(5);
        assertThat(readJdbc.queryForList(
                        "select quantity from order_lines" + suffix + " where order_id = ?", Integer.class, both))
                .containsExactly(5);
        readJdbc.update("update logged_events set actor = 'nobody'");
        over(shop.post(PROJECTIONS + "/audit.projection/replay", "{\"from\": \"" + since + "\"}")
                .header("Location"));
        assertThat(shop.get("/api/log/events?order=" + after + "&actor=nobody")
                        .ok()
                        .path("items"))
                .isEmpty();
        assertThat(shop.get("/api/log/events?order=" + before + "&actor=nobody")
                        .ok()
                        .path("items"))
                .isNotEmpty();
        assertThat(over(shop.post(ORDERS + "/replay", "{}").header("Location"))
                        .path("kind")
                        .asString())
                .isEqualTo("rebuild");
        assertThat(over(shop.post(PROJECTIONS + "/rebuild").header("Location"))
                        .path("state")
                        .asString())
                .isEqualTo("done");
        assertThat(comparison(over(shop.post(PROJECTIONS + "/verify").header("Location"))))
                .isEmpty();
    }

    @Test
    void takesOverWhereANodeHasDied() {
        int serving = shop.get(ORDERS).ok().path("servingVersion").asInt();
        String dead = UUID.randomUUID().toString();
        readJdbc.update(
                "insert into rebuild_jobs (job_id, kind, processing_groups, switch_if_different, job_state, phase,"
                        + " requested_by, requested_at, alive_at, cancel_requested, log_position, log_head, events_read,"
                        + " rows_made, per_second, switched) values (?, 'REBUILD', 'orders.projection', false, 'RUNNING',"
                        + " 'READING', 'user:admin', current_timestamp, current_timestamp - interval '5' minute, false, 0,"
                        + " 0, 0, 0, 0, false)",
                dead);
        readJdbc.update(
                "update projections set running_job = ?, latest = latest + 1, switching = true"
                        + " where processing_group = 'orders.projection'",
                dead);
        int lost = readJdbc.queryForObject(
                "select latest from projections where processing_group = 'orders.projection'", Integer.class);
        readJdbc.execute("create table orders_v" + lost + " (order_id varchar(36))");
        readJdbc.update(
                "insert into table_versions (processing_group, version_number, table_names, purpose, alive_at)"
                        + " values ('orders.projection', ?, 'orders', 'FILLING', current_timestamp - interval '5' minute)",
                lost);

        JsonNode done = over(shop.post(ORDERS + "/rebuild").header("Location"));

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(shop.get(ORDERS).ok().path("servingVersion").asInt()).isGreaterThan(serving);
        JsonNode given = shop.get("/api/operations/rebuilds/" + dead).ok();
        assertThat(given.path("state").asString()).isEqualTo("failed");
        assertThat(given.at("/failure/reason").asString()).contains("died");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        readJdbc.queryForList("select lower(table_name) from information_schema.tables", String.class))
                .doesNotContain("orders_v" + lost));
        await().atMost(PATIENCE)
                .until(() -> !readJdbc.queryForObject(
                        "select switching from projections where processing_group = 'orders.projection'",
                        Boolean.class));
    }

    private List<Integer> totals(String suffix, String order) {
        return readJdbc.queryForList(
                "select cast(total as int) from orders" + suffix + " where order_id = ?", Integer.class, order);
    }

    private static List<String> comparison(JsonNode job) {
        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
        List<String> differences = new ArrayList<>();
        job.at("/comparison/first")
                .forEach(difference -> differences.add(difference.path("key").asString() + " "
                        + difference.path("kind").asString() + " " + difference.path("fields")));
        assertThat(job.at("/comparison/differences").asLong()).isEqualTo(differences.size());
        return differences;
    }

    private void change(String order, int quantity) {
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + quantity + "}", Map.of())
                .ok();
    }

    private List<String> owners() {
        return readJdbc.queryForList(
                "select owner from tracking_tokens where processor = 'orders.projection' and owner is not null",
                String.class);
    }

    private JsonNode projection(String name) {
        List<JsonNode> found = new ArrayList<>();
        shop.get(PROJECTIONS).ok().path("items").forEach(item -> {
            if (item.path("name").asString().equals(name)) {
                found.add(item);
            }
        });
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private JsonNode over(String job) {
        Predicate<JsonNode> isOver = view -> List.of("done", "failed", "cancelled")
                .contains(view.path("state").asString());
        return await(job).atMost(PATIENCE).until(() -> shop.get(job).ok(), isOver);
    }

    private boolean isPostgres() {
        return Boolean.TRUE.equals(readJdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
    }
}
