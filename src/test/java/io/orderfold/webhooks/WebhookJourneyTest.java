package io.orderfold.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import io.orderfold.webhooks.Receiver.Message;
import io.orderfold.webhooks.Receiver.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Webhooks from the API to the receiver and back. */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:webhook-journey;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.webhooks.allow-private-addresses=true",
            "orderfold.webhooks.allow-http=true",
            "orderfold.webhooks.first-retry=PT0.2S",
            "orderfold.webhooks.longest-retry=PT1S",
            "orderfold.webhooks.timeout=PT5S",
            "orderfold.webhooks.poll=PT0.2S"
        })
public class WebhookJourneyTest extends RunningShopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void leaveNobodyWaiting() {
        made.forEach(id -> shop.call("DELETE", "/api/webhooks/" + id, null, Map.of()));
        receivers.forEach(Receiver::close);
    }

    private Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    private record Made(String id, String secret) {
        String path() {
            return "/api/webhooks/" + id;
        }
    }

    private Made webhook(Receiver receiver, String... events) {
        JsonNode made = shop.post("/api/webhooks", """
                        {"name": "Test", "url": "%s", "events": ["%s"]}""".formatted(receiver.url(), String.join("\", \"", events)))
                .ok();
        String id = made.at("/webhook/webhookId").asString();
        this.made.add(id);
        return new Made(id, made.path("secret").asString());
    }

    private String draft() {
        return shop.draft(shop.customer(), shop.product("10.00", 5), 1);
    }

    private JsonNode awaitDelivery(Made webhook, String id, Predicate<JsonNode> condition) {
        return await("delivery " + id)
                .atMost(PATIENCE)
                .until(() -> shop.get(webhook.path() + "/deliveries/" + id).ok(), condition);
    }

    private static Predicate<JsonNode> is(String state) {
        return delivery -> delivery.path("state").asString().equals(state);
    }

    @Test
    void tellsOfAnOrdersEventsSignedInTurnAndWithoutPersonalData() {
        Receiver receiver = receiver();
        Made webhook = webhook(receiver, "Order*", "Shipment*", "CustomerRegistered");
        String customer = shop.customer();
        String sku = shop.product("10.00", 5);
        String order = shop.post("/api/orders", """
                        {"customerId": "%s", "currency": "EUR", "lines": [{"sku": "%s", "quantity": 2}],
                         "shippingAddress": {"name": "Ada Sample", "line1": "Secret Lane 7", "city": "Hiddenham", "country": "DE"}}""".formatted(customer, sku))
                .ok()
                .path("orderId")
                .asString();
        shop.post("/api/orders/" + order + "/place").ok();
        shop.awaitShipment(order);

        receiver.await("shipment", message -> message.type().startsWith("Shipment"));
        List<Integer> inTheLog = inTheLog(order);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(versions(receiver, order))
                .hasSizeGreaterThanOrEqualTo(inTheLog.size()));
        assertThat(versions(receiver, order))
                .as(() -> receiver.messages().stream()
                        .map(message -> message.type() + message.json().at("/data/version"))
                        .toList()
                        .toString())
                .startsWith(inTheLog.toArray(Integer[]::new));
        Message drafted = receiver.await("draft", message -> message.type().equals("OrderDrafted"));
        JsonNode says = drafted.json();
        assertThat(Instant.parse(says.path("timestamp").asString())).isBefore(Instant.now());
        assertThat(says.at("/data/stream").asString()).isEqualTo(order);
        assertThat(says.at("/data/subject").asString()).isEqualTo(order);
        assertThat(says.at("/data/event/customerId").asString()).isEqualTo(customer);
        assertThat(says.at("/data/event/shippingAddress/country").asString()).isEqualTo("DE");
        assertThat(receiver.messages())
                .allMatch(message -> message.isSignedBy(webhook.secret()))
                .noneMatch(message -> message.isSignedBy("whsec_" + "A".repeat(43) + "="))
                .noneMatch(message -> message.body().contains("Ada")
                        || message.body().contains("ada@example.org")
                        || message.body().contains("Secret Lane")
                        || message.body().contains("Hiddenham"));
        assertThat(receiver.messages()).extracting(Message::id).doesNotHaveDuplicates();
    }

    /** The versions of a stream in the order in which they were recorded. */
    private List<Integer> inTheLog(String stream) {
        return writeJdbc.queryForList(
                "select sequence_number from events where aggregate_id = ? order by global_index",
                Integer.class,
                stream);
    }

    private static List<Integer> versions(Receiver receiver, String stream) {
        return receiver.messages().stream()
                .map(message -> message.json().path("data"))
                .filter(data -> data.path("stream").asString().equals(stream))
                .map(data -> data.path("version").asInt())
                .toList();
    }

    @Test
    void showsASecretOnceAndNowhereElse() {
        Receiver receiver = receiver();
        String body = "{\"name\": \"Once\", \"url\": \"" + receiver.url() + "\", \"events\": [\"OrderPlaced\"]}";
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = shop.call("POST", "/api/webhooks", body, key);
        String secret = first.ok().path("secret").asString();
        String id = first.json().at("/webhook/webhookId").asString();
        made.add(id);
        assertThat(secret).startsWith("whsec_");
        assertThat(first.header("Location")).isEqualTo("/api/webhooks/" + id);

        Answer again = shop.call("POST", "/api/webhooks", body, key);
        assertThat(again.ok().path("secret").asString()).isEqualTo("(shown once)");
        assertThat(again.json().at("/webhook/webhookId").asString()).isEqualTo(id);

        String base64 = secret.substring("whsec_".length());
        assertThat(shop.get("/api/webhooks/" + id).response().body()).doesNotContain(base64);
        assertThat(shop.get("/api/webhooks").response().body()).doesNotContain(base64);
        assertThat(count("events", "payload", base64)).isZero();
        assertThat(count("idempotent_requests", "answer", base64)).isZero();
        assertThat(count("sealed_secrets", "sealed", base64)).isZero();
        assertThat(count("sealed_secrets", "name", id)).isOne();
    }

    private long count(String table, String column, String text) {
        Long count = writeJdbc.queryForObject(
                "select count(*) from " + table + " where " + column + " like ?", Long.class, "%" + text + "%");
        return count == null ? 0 : count;
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        Receiver receiver = receiver();
        AtomicInteger refusals = new AtomicInteger(3);
        receiver.answers(message ->
                refusals.getAndDecrement() > 0 ? new Reply(500, Map.of(), "not now", Duration.ZERO) : Reply.of(200));
        Made webhook = webhook(receiver, "OrderDrafted", "OrderPlaced");
        String order = draft();
        shop.post("/api/orders/" + order + "/place").ok();

        Message placed = receiver.await("placed", message -> message.type().equals("OrderPlaced"));
        List<Message> drafted = receiver.messages().stream()
                .filter(message -> message.type().equals("OrderDrafted"))
                .toList();
        assertThat(drafted).hasSize(4);
        assertThat(drafted).extracting(Message::id).containsOnly(drafted.get(0).id());
        assertThat(drafted)
                .extracting(Message::body)
                .containsOnly(drafted.get(0).body());
        assertThat(receiver.messages().indexOf(placed))
                .as("waits for the one before")
                .isEqualTo(4);

        JsonNode delivery = awaitDelivery(webhook, drafted.get(0).id(), is("delivered"));
        assertThat(delivery.path("attempts").asInt()).isEqualTo(4);
        assertThat(delivery.at("/log/0/status").asInt()).isEqualTo(500);
        assertThat(delivery.at("/log/0/answer").asString()).isEqualTo("not now");
        assertThat(delivery.at("/log/0/error").asString()).startsWith("status:");
        assertThat(delivery.at("/log/3/status").asInt()).isEqualTo(200);
        assertThat(delivery.at("/log/3").has("error")).isFalse();
        JsonNode list = shop.get(webhook.path() + "/deliveries?event=OrderDrafted&subject=" + order)
                .ok();
        assertThat(list.path("items").size()).isOne();
        assertThat(list.at("/items/0/deliveryId").asString())
                .isEqualTo(drafted.get(0).id());
    }

    @Test
    void signsByTwoSecretsWhileTheyOverlap() {
        Receiver receiver = receiver();
        Made webhook = webhook(receiver, "OrderDrafted");
        JsonNode rotated = shop.post(webhook.path() + "/rotate-secret").ok();
        String second = rotated.path("secret").asString();
        assertThat(second).isNotEqualTo(webhook.secret());
        assertThat(rotated.at("/webhook/secretNo").asInt()).isEqualTo(2);
        shop.get(webhook.path() + "/queue").ok();

        String order = draft();
        Message both = receiver.await("draft", message -> message.subject().equals(order));
        assertThat(both.isSignedBy(webhook.secret())).isTrue();
        assertThat(both.isSignedBy(second)).isTrue();

        String third = shop.post(webhook.path() + "/rotate-secret", "{\"overlap\": \"PT0S\"}")
                .ok()
                .path("secret")
                .asString();
        shop.get(webhook.path() + "/queue").ok();
        String next = draft();
        Message one = receiver.await("draft", message -> message.subject().equals(next));
        assertThat(one.isSignedBy(third)).isTrue();
        assertThat(one.isSignedBy(second)).isFalse();
        assertThat(one.isSignedBy(webhook.secret())).isFalse();
        shop.post(webhook.path() + "/rotate-secret", "{\"overlap\": \"P31D\"}").refused(400, "overlap-out-of-range");
    }

    @Test
    void pingsAndSendsAgainWhenAsked() {
        Receiver receiver = receiver();
        Made webhook = webhook(receiver, "OrderDrafted");
        Answer asked = shop.post(webhook.path() + "/ping");
        assertThat(asked.status()).isEqualTo(202);
        String ping = asked.json().path("deliveryId").asString();
        assertThat(asked.header("Location")).isEqualTo(webhook.path() + "/deliveries/" + ping);
        Message pinged = receiver.await("ping", message -> message.id().equals(ping));
        assertThat(pinged.type()).isEqualTo("ping");
        assertThat(pinged.isSignedBy(webhook.secret())).isTrue();
        awaitDelivery(webhook, ping, is("delivered"));

        String order = draft();
        Message sent = receiver.await("draft", message -> message.subject().equals(order));
        awaitDelivery(webhook, sent.id(), is("delivered"));
        assertThat(shop.post(webhook.path() + "/deliveries/" + sent.id() + "/redeliver")
                        .status())
                .isEqualTo(202);
        JsonNode twice = awaitDelivery(
                webhook,
                sent.id(),
                is("delivered").and(delivery -> delivery.path("attempts").asInt() == 2));
        assertThat(twice.path("log").size()).isEqualTo(2);
        assertThat(receiver.messages().stream().filter(message -> message.id().equals(sent.id())))
                .hasSize(2);
        shop.post(webhook.path() + "/deliveries/" + UUID.randomUUID() + "/redeliver")
                .refused(404, "delivery-not-found");
        assertThat(writeJdbc.queryForObject(
                        "select metadata from events where event_type like '%WebhookRedeliveryRequested' and payload like ?",
                        String.class, "%" + sent.id() + "%"))
                .contains("user:admin");
    }

    @Test
    void disablesAtOnceWhoIsGoneAndGivesNotice() {
        Receiver notices = receiver();
        webhook(notices, "WebhookDisabled");
        Receiver receiver = receiver();
        receiver.answers(message -> Reply.of(message.type().equals("ping") ? 200 : 410));
        Made webhook = webhook(receiver, "OrderDrafted");
        String order = draft();
        receiver.await("draft", message -> message.subject().equals(order));

        JsonNode disabled = await().atMost(PATIENCE)
                .until(
                        () -> shop.get(webhook.path()).ok(),
                        view -> view.path("status").asString().equals("disabled"));
        assertThat(disabled.path("disabledCause").asString()).isEqualTo("gone");
        assertThat(shop.get("/api/webhooks?status=disabled").ok().path("items"))
                .anyMatch(item -> item.path("webhookId").asString().equals(webhook.id()));
        Message notice = notices.await("notice", message -> message.type().equals("WebhookDisabled"));
        assertThat(notice.json().at("/data/event/webhookId").asString()).isEqualTo(webhook.id());
        assertThat(writeJdbc.queryForObject(
                        "select metadata from events where event_type like '%WebhookDisabled' and aggregate_id = ?",
                        String.class, "webhook:" + webhook.id()))
                .contains("process:webhooks.process");
        JsonNode health = shop.get("/actuator/health").json();
        assertThat(health.at("/components/webhooks/status").asString()).isEqualTo("DEGRADED");
        assertThat(health.at("/components/webhooks/details/disabled/" + webhook.id())
                        .asString())
                .isEqualTo("gone");

        shop.post(webhook.path() + "/deliveries/" + receiver.messages().get(0).id() + "/redeliver")
                .refused(409, "webhook-disabled");
        String unheard = draft();
        String ping =
                shop.post(webhook.path() + "/ping").json().path("deliveryId").asString();
        awaitDelivery(webhook, ping, is("delivered"));
        int before = receiver.messages().size();
        receiver.answers(message -> Reply.of(200));
        shop.post(webhook.path() + "/enable").ok();
        awaitDelivery(webhook, receiver.messages().get(0).id(), is("delivered"));
        String heard = draft();
        receiver.await("draft", message -> message.subject().equals(heard));
        assertThat(receiver.messages().size()).isEqualTo(before + 2);
        assertThat(receiver.messages()).noneMatch(message -> message.subject().equals(unheard));
        assertThat(shop.get("/actuator/health")
                        .json()
                        .at("/components/webhooks/details/disabled/" + webhook.id())
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void waitsForNobodyElsesReceiver() {
        Receiver slow = receiver();
        slow.answers(message -> new Reply(200, Map.of(), "", Duration.ofMinutes(5)));
        Receiver dead = receiver();
        Made gone = webhook(dead, "OrderDrafted");
        dead.close();
        webhook(slow, "OrderDrafted");
        Receiver quick = receiver();
        webhook(quick, "OrderDrafted");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            orders.add(draft());
        }
        for (String order : orders) {
            quick.await("draft", message -> message.subject().equals(order));
        }
        assertThat(slow.messages().stream().map(Message::subject).distinct().count())
                .as("the slow one is asked no more than it bears")
                .isLessThan(orders.size());
        JsonNode queue = shop.get(gone.path() + "/queue").ok();
        assertThat(queue.path("pending").asInt()).isEqualTo(orders.size());
        assertThat(queue.path("failures").asInt()).isPositive();
        assertThat(queue.has("failingSince")).isTrue();
    }

    @Test
    void sendsOneOfAnOrderAtATimeAndSeveralOrdersAtOnce() {
        Receiver receiver = receiver();
        Set<String> underWay = ConcurrentHashMap.newKeySet();
        AtomicInteger most = new AtomicInteger();
        Set<String> together = ConcurrentHashMap.newKeySet();
        receiver.answers(message -> {
            if (!underWay.add(message.subject())) {
                together.add(message.subject());
            }
            most.accumulateAndGet(underWay.size(), Math::max);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            underWay.remove(message.subject());
            return Reply.of(200);
        });
        webhook(receiver, "Order*");
        String customer = shop.customer();
        String sku = shop.product("10.00", 100);
        Map<String, List<Integer>> expected = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            String order = shop.placed(customer, sku, 1);
            shop.awaitShipment(order);
            expected.put(order, inTheLog(order));
        }
        expected.forEach((order, events) -> {
            await(order).atMost(PATIENCE).until(() -> versions(receiver, order).size() >= events.size());
            assertThat(versions(receiver, order)).startsWith(events.toArray(Integer[]::new));
        });
        assertThat(together).isEmpty();
        assertThat(most.get()).isBetween(2, 4);
    }

    @Test
    void followsNoRedirect() {
        Receiver elsewhere = receiver();
        Receiver receiver = receiver();
        receiver.answers(message -> new Reply(307, Map.of("Location", elsewhere.url()), "", Duration.ZERO));
        Made webhook = webhook(receiver, "OrderDrafted");
        String order = draft();
        Message sent = receiver.await("draft", message -> message.subject().equals(order));
        JsonNode delivery =
                awaitDelivery(webhook, sent.id(), view -> view.path("attempts").asInt() > 0);
        assertThat(delivery.at("/log/0/error").asString()).startsWith("redirect:");
        assertThat(elsewhere.messages()).isEmpty();
    }

    @Test
    void sendsNothingAgainWhenViewsAreMadeAnew() {
        Receiver receiver = receiver();
        Made webhook = webhook(receiver, "OrderDrafted");
        String order = draft();
        Message sent = receiver.await("draft", message -> message.subject().equals(order));
        awaitDelivery(webhook, sent.id(), is("delivered"));
        shop.post("/api/operations/projections/webhooks.process/replay").refused(409, "not-replayable");
        String job = shop.post("/api/operations/projections/rebuild").header("Location");
        JsonNode done = await().atMost(Duration.ofMinutes(2))
                .until(() -> shop.get(String.valueOf(job)).ok(), view -> Set.of("done", "failed")
                        .contains(view.path("state").asString()));
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(shop.get(webhook.path()).ok().path("name").asString()).isEqualTo("Test");
        String next = draft();
        receiver.await("draft", message -> message.subject().equals(next));
        assertThat(receiver.messages()).hasSize(2);
    }

    @Test
    void isChangedAndDeleted() {
        Receiver first = receiver();
        Receiver second = receiver();
        Made webhook = webhook(first, "OrderDrafted");
        JsonNode changed = shop.call(
                        "PATCH",
                        webhook.path(),
                        "{\"url\": \"" + second.url() + "\", \"name\": \"Moved\"}",
                        Map.of("If-Match", "\"0\""))
                .ok();
        assertThat(changed.path("name").asString()).isEqualTo("Moved");
        assertThat(changed.path("version").asInt()).isOne();
        shop.call("PATCH", webhook.path(), "{\"name\": \"Stale\"}", Map.of("If-Match", "\"0\""))
                .refused(412, "stale-version");
        shop.get(webhook.path() + "/queue").ok();
        String order = draft();
        second.await("draft", message -> message.subject().equals(order));
        assertThat(first.messages()).isEmpty();

        shop.call("DELETE", webhook.path() + "?reason=no%20longer%20used", null, Map.of())
                .ok();
        shop.get(webhook.path()).refused(404, "webhook-not-found");
        shop.get(webhook.path() + "/deliveries").refused(404, "webhook-not-found");
        shop.post(webhook.path() + "/ping").refused(404, "webhook-not-found");
        shop.call("PATCH", webhook.path(), "{\"name\": \"Again\"}", Map.of()).refused(404, "webhook-not-found");
        assertThat(count("sealed_secrets", "name", webhook.id())).isZero();
        await().atMost(PATIENCE)
                .until(() -> count("webhook_deliveries", "webhook_id", webhook.id()) == 0
                        && count("webhook_targets", "webhook_id", webhook.id()) == 0);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Receiver receiver = receiver();
        refused(
                "{\"name\": \"x\", \"url\": \"" + receiver.url() + "\", \"events\": [\"OrderPlced\"]}",
                "unknown-event");
        refused("{\"name\": \"x\", \"url\": \"" + receiver.url() + "\", \"events\": []}", "events-missing");
        refused("{\"name\": \"x\", \"url\": \"nowhere\", \"events\": [\"*\"]}", "malformed-webhook-url");
        refused(
                "{\"name\": \"x\", \"url\": \"https://169.254.169.254/\", \"events\": [\"*\"]}",
                "webhook-address-refused");
        refused("{\"name\": \" \", \"url\": \"" + receiver.url() + "\", \"events\": [\"*\"]}", "text-missing");
        refused("{\"url\": \"" + receiver.url() + "\", \"events\": [\"*\"]}", "field-missing");
        shop.get("/api/webhooks/nonsense").refused(404, "webhook-not-found");
        shop.get("/api/webhooks?status=asleep").refused(400, "unknown-webhook-status");
        List<String> names = new ArrayList<>();
        shop.get("/api/webhooks/events").ok().path("items").forEach(name -> names.add(name.asString()));
        assertThat(names).contains("OrderPlaced", "WebhookDisabled").isSorted();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }

    private void refused(String body, String code) {
        shop.post("/api/webhooks", body).refused(400, code);
    }
}
