package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with a name and addresses like nobody else's, in every place where a shop can have them. */
final class ErasedShopper {

    /** What tells who it was; none of it may be found anywhere once they are erased. */
    static final List<String> WORDS = List.of(
            "Quixwhistle",
            "zebulon.q",
            "marmalade.example",
            "Gooseberry",
            "Ocelot",
            "ZX9 4QQ",
            "Marmaladeford",
            "Tangerineshire",
            "Umbriel",
            "Kumquat",
            "Pomelo",
            "Satsuma",
            "Persimmon",
            "Clementine");

    final String id = "shopper-" + UUID.randomUUID();
    final String alias = "alias-" + UUID.randomUUID();
    final String key = "register-" + UUID.randomUUID();
    final List<String> orders = new ArrayList<>();

    private TestShop shop;
    private final String sku;

    ErasedShopper(TestShop shop) {
        this.shop = shop;
        this.sku = shop.product("10.00", 100);
    }

    /** The shop was started anew. */
    void goesTo(TestShop again) {
        shop = again;
    }

    private static String address(String line1, String city) {
        return """
               {"name": "Zebulon Quixwhistle", "line1": "%s", "line2": "Staircase Ocelot", "postalCode": "ZX9 4QQ",
                "city": "%s", "region": "Tangerineshire", "country": "GB"}""".formatted(line1, city);
    }

    String registration() {
        return """
               {"customerId": "%s", "name": "Zebulon Quixwhistle", "email": "zebulon.q@marmalade.example",
                "addresses": [%s]}""".formatted(id, address("77 Gooseberry Crescent", "Marmaladeford"));
    }

    TestShop.Answer register() {
        return shop.call("POST", "/api/customers", registration(), Map.of("Idempotency-Key", key));
    }

    /** Has a customer, and orders in all sorts of states. */
    void shops() {
        register().ok();
        shop.call("PATCH", "/api/customers/" + id, "{\"name\": \"Zebulon Clementine Quixwhistle\"}", Map.of())
                .ok();
        shop.post(
                        "/api/customers/" + id + "/addresses",
                        "{\"label\": \"work\", "
                                + address("12 Kumquat Wharf", "Pomelo").substring(1))
                .ok();
        shop.post("/api/customers", """
                        {"customerId": "%s", "name": "Zeb Persimmon", "addresses": [%s]}""".formatted(alias, address("1 Persimmon Park", "Pomelo")))
                .ok();
        String ofAlias = draft(alias);
        shop.post("/api/orders/" + ofAlias + "/cancel", "{\"reason\": \"changed their mind\"}")
                .ok();
        shop.post("/api/customers/" + alias + "/merge", "{\"into\": \"" + id + "\", \"reason\": \"the same\"}")
                .ok();

        String delivered = draft(id);
        shop.call(
                        "POST",
                        "/api/orders/" + delivered + "/notes",
                        "{\"text\": \"Zebulon's neighbour Umbriel takes parcels\"}",
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .ok();
        shop.post("/api/orders/" + delivered + "/place").ok();
        shop.awaitStatus(delivered, "CONFIRMED");
        String shipment = "/api/shipments/" + shop.awaitShipment(delivered);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"C\", \"trackingNumber\": \"T\"}")
                .ok();
        shop.post(shipment + "/deliver").ok();
        shop.awaitStatus(delivered, "COMPLETED");

        String edited = draft(id);
        shop.post("/api/orders/" + edited + "/place").ok();
        shop.awaitStatus(edited, "CONFIRMED");
        shop.post("/api/orders/" + edited + "/edits", """
                        {"shippingAddress": %s, "reason": "moved"}""".formatted(address("9 Satsuma Steps", "Pomelo")))
                .ok();
        shop.awaitShipment(edited);

        String undone = draft(id);
        shop.call("PUT", "/api/orders/" + undone + "/shipping-address", address("9 Satsuma Steps", "Pomelo"), Map.of())
                .ok();
        shop.post("/api/orders/" + undone + "/undo", "{\"reason\": \"a slip\"}").ok();
        shop.post("/api/orders/" + undone + "/redo", "{\"reason\": \"it was none\"}")
                .ok();
        orders.addAll(List.of(delivered, edited, undone, ofAlias));
    }

    private String draft(String customer) {
        return shop.call(
                        "POST",
                        "/api/orders",
                        """
                        {"customerId": "%s", "currency": "EUR", "lines": [{"sku": "%s", "quantity": 2}],
                         "shippingAddress": %s}""".formatted(customer, sku, address("12 Kumquat Wharf", "Pomelo")),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .ok()
                .path("orderId")
                .asString();
    }

    /** Parks what happened first to them where the shop's projections park what they can't handle. */
    void park(ApplicationContext context) {
        DomainEventMessage<?> event =
                context.getBean(EventStore.class).readEvents("customer:" + id).next();
        SequencedDeadLetterQueue<EventMessage<?>> queue = context.getBean(EventProcessingConfiguration.class)
                .deadLetterQueue("customers.projection")
                .orElseThrow();
        context.getBean("readTransactions", TransactionManager.class)
                .executeInTransaction(() -> queue.enqueue(
                        "customer:" + id,
                        new GenericDeadLetter<>("customer:" + id, event, new IllegalStateException("a test"))));
    }

    String order(int index) {
        return orders.get(index);
    }

    /** The orders as people see them, less what tells who the customer is. */
    List<JsonNode> ordersWithoutThePerson() {
        return orders.stream()
                .<JsonNode>map(order -> {
                    ObjectNode view = (ObjectNode) shop.order(order);
                    view.remove(List.of("shippingAddress", "notes", "updatedAt"));
                    if (view.get("edit") instanceof ObjectNode edit) {
                        edit.remove("shippingAddress");
                    }
                    // What an edit changed is told by its field, and what that was before and after.
                    view.remove(List.of("undo", "redo"));
                    return view;
                })
                .toList();
    }

    /** Which of these words stand in some bytes, written in any of the ways that software writes text. */
    static List<String> foundIn(byte[] bytes, List<String> words) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        for (String word : words) {
            for (String form : forms(word)) {
                if (text.contains(form)) {
                    found.add(word);
                    break;
                }
            }
        }
        return found;
    }

    private static List<String> forms(String word) {
        List<String> forms = new ArrayList<>();
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] bytes = word.getBytes(charset);
            forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        // In base64 a word looks different by where it starts; what stands at its ends depends on its neighbours.
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + word.length()];
            System.arraycopy(word.getBytes(StandardCharsets.UTF_8), 0, shifted, shift, word.length());
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(encoded.substring(shift == 0 ? 0 : shift + 1, encoded.length() - 1));
        }
        return forms;
    }

    static void assertTheSearchFinds() {
        for (String before : List.of("", "x", "xy")) {
            byte[] coded = Base64.getEncoder().encode((before + "a Gooseberry bush").getBytes(StandardCharsets.UTF_8));
            assertThat(foundIn(coded, WORDS)).containsExactly("Gooseberry");
        }
        assertThat(foundIn("Gooseberry".getBytes(StandardCharsets.UTF_16LE), WORDS))
                .containsExactly("Gooseberry");
        assertThat(foundIn("Goose berry".getBytes(StandardCharsets.UTF_8), WORDS))
                .isEmpty();
    }
}
