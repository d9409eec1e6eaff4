package io.orderfold.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.TestShop;
import io.orderfold.TestShop.Answer;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.RecordHistoricalOrder;
import io.orderfold.orders.command.OrderCommand.TakeBackHistoricalLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** What a shop goes through in some months, by chance; the months are its clock's alone. */
final class ShopLife {

    private static final List<String> COUNTRIES = List.of("DE", "MT", "LU", "US");

    /** Runs a millisecond on at each look, so that no two events are of one instant. */
    static final class PacedClock extends Clock {

        private final AtomicLong millis;

        PacedClock(Instant start) {
            millis = new AtomicLong(start.toEpochMilli());
        }

        void advance(Duration by) {
            millis.addAndGet(by.toMillis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.incrementAndGet());
        }
    }

    private final TestShop shop;
    private final CommandGateway commands;
    private final PacedClock clock;
    private final Random random;
    private final List<String> customers = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private final Set<String> shipments = new LinkedHashSet<>();
    private final Set<String> payments = new LinkedHashSet<>();
    private final List<String> returns = new ArrayList<>();
    private final Map<String, Integer> done = new TreeMap<>();

    ShopLife(TestShop shop, CommandGateway commands, PacedClock clock, long seed) {
        this.shop = shop;
        this.commands = commands;
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** What went well, and how often. */
    Map<String, Integer> done() {
        return done;
    }

    void open() {
        for (String price : List.of("12.50", "3.33", "0.07", "99.95", "20.00")) {
            String sku = "SKU-" + UUID.randomUUID();
            did("product", "POST", "/api/products", """
                    {"sku": "%s", "name": "Thing %d", "unitPrice": {"amount": "%s", "currency": "EUR"},
                     "taxCategory": "%s", "backorderable": %s}""".formatted(
                            sku, skus.size(), price, skus.size() % 2 == 0 ? "standard" : "food", skus.size() == 4));
            did("price", "PUT", "/api/products/" + sku + "/price", """
                    {"unitPrice": {"amount": "%d", "currency": "JPY"}}""".formatted(100 + 333 * skus.size()));
            skus.add(sku);
            shop.receive(sku, 60);
        }
        for (int i = 0; i < 9; i++) {
            customers.add(shop.customer());
        }
        for (String[] taxed : new String[][] {{"MT", "19", "false"}, {"LU", "17", "true"}}) {
            for (String category : List.of("standard", "food")) {
                did("tax", "PUT", "/api/tax-regions/" + taxed[0] + "/rates/" + category, """
                        {"percent": "%s", "validFrom": "2021-01-01"}""".formatted(taxed[1]));
            }
            did(
                    "tax",
                    "PUT",
                    "/api/tax-regions/" + taxed[0] + "/prices-include-tax",
                    "{\"included\": " + taxed[2] + "}");
        }
        did("method", "PUT", "/api/shipping-methods/parcel", """
                {"name": "Parcel", "prices": [{"price": {"amount": "4.90", "currency": "EUR"}},
                 {"price": {"amount": "500", "currency": "JPY"}}]}""");
        did("coupon", "POST", "/api/coupons", """
                {"code": "TENTH", "name": "A tenth", "discount": {"kind": "percent", "percent": "10"},
                 "combinable": true}""");
        did("coupon", "POST", "/api/coupons", """
                {"code": "FIFTH", "name": "A fifth", "discount": {"kind": "percent", "percent": "20"},
                 "combinable": false}""");
    }

    void go(int steps) {
        for (int i = 0; i < steps; i++) {
            clock.advance(Duration.ofMinutes(random.nextInt(60 * 30)));
            anything();
        }
    }

    private void anything() {
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3, 4, 5 -> order();
            case 6, 7, 8, 9, 10 -> ship();
            case 11 -> cancel();
            case 12 -> callOff();
            case 13, 14 -> takeBack();
            case 15 -> grant();
            case 16 -> edit();
            case 17 -> history();
            case 18 -> stock();
            case 19 -> draftAlone();
            case 20 -> undoCallOff();
            default -> refundByHand();
        }
    }

    private String draft() {
        String currency = random.nextInt(4) == 0 ? "JPY" : "EUR";
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            lines.append("{\"sku\": \"%s\", \"quantity\": %d}%s"
                    .formatted(any(skus), 1 + random.nextInt(4), i == 0 ? "" : ","));
        }
        Answer drafted = did("draft", "POST", "/api/orders", """
                {"customerId": "%s", "currency": "%s", "lines": [%s]}""".formatted(any(customers), currency, lines));
        String order = drafted.json().path("orderId").asString();
        String path = "/api/orders/" + order;
        if (random.nextInt(4) > 0) {
            did("address", "PUT", path + "/shipping-address", """
                    {"line1": "1 Street", "city": "Town", "country": "%s"}""".formatted(any(COUNTRIES)));
        }
        if (random.nextBoolean()) {
            did("choose", "PUT", path + "/shipping-method", "{\"code\": \"parcel\"}");
        }
        if (random.nextInt(3) == 0) {
            did("redeem", "POST", path + "/coupons", """
                    {"code": "%s"}""".formatted(random.nextBoolean() ? "TENTH" : "FIFTH"));
        }
        if (random.nextInt(5) == 0) {
            did("discount", "POST", path + "/discounts", """
                    {"lineId": "1", "discount": {"kind": "percent", "percent": "12.5"}, "reason": "scratched"}""");
        }
        if (random.nextInt(3) == 0) {
            did("quantity", "PATCH", path + "/lines/1", "{\"quantity\": " + (1 + random.nextInt(5)) + "}");
            if (random.nextBoolean()) {
                did("undo", "POST", path + "/undo", "{\"reason\": \"no\"}");
                if (random.nextBoolean()) {
                    did("redo", "POST", path + "/redo", "{\"reason\": \"yes\"}");
                }
            }
        }
        return order;
    }

    private void order() {
        String order = draft();
        orders.add(order);
        clock.advance(Duration.ofSeconds(1 + random.nextInt(9_000)));
        did("place", "POST", "/api/orders/" + order + "/place", null);
        if (random.nextInt(5) > 0) {
            shop.awaitOrder(
                    order,
                    view -> !view.path("status").asString().equals("PLACED")
                            || view.path("onHold").asBoolean());
        }
        find(order);
    }

    private void draftAlone() {
        String order = draft();
        if (random.nextBoolean()) {
            did("drop", "POST", "/api/orders/" + order + "/cancel", "{\"cause\": \"customer\", \"reason\": \"no\"}");
        }
    }

    private void find(String order) {
        shop.payments(order)
                .forEach(payment -> payments.add(payment.path("paymentId").asString()));
        shop.shipments(order)
                .forEach(shipment -> shipments.add(shipment.path("shipmentId").asString()));
    }

    private void ship() {
        orders.forEach(this::find);
        for (int i = 0; i < 2 && !shipments.isEmpty(); i++) {
            String shipment = any(List.copyOf(shipments));
            String path = "/api/shipments/" + shipment;
            did("pack", "POST", path + "/pack", null);
            clock.advance(Duration.ofMinutes(random.nextInt(300)));
            if (did("dispatch", "POST", path + "/dispatch", "{\"carrier\": \"DHL\"}")
                                    .status()
                            < 300
                    && random.nextInt(4) > 0) {
                clock.advance(Duration.ofMinutes(random.nextInt(3_000)));
                did("deliver", "POST", path + "/deliver", null);
                shipments.remove(shipment);
            }
        }
    }

    private void cancel() {
        if (!orders.isEmpty()) {
            String order = any(orders);
            if (random.nextBoolean() && !payments.isEmpty()) {
                shop.payments(order)
                        .forEach(payment -> did(
                                "capture",
                                "POST",
                                "/api/payments/" + payment.path("paymentId").asString() + "/capture",
                                null));
            }
            did("cancel", "POST", "/api/orders/" + order + "/cancel", """
                    {"cause": "%s", "reason": "because"}""".formatted(
                            any(List.of("customer", "fraud", "staff"))));
        }
    }

    private void callOff() {
        if (!orders.isEmpty()) {
            did("call off", "POST", "/api/orders/" + any(orders) + "/cancel-lines", """
                    {"lines": [{"lineId": "1", "quantity": 1}], "reason": "too many"}""");
        }
    }

    private void undoCallOff() {
        if (!orders.isEmpty()) {
            String path = "/api/orders/" + orders.get(orders.size() - 1);
            did("call off", "POST", path + "/cancel-lines", """
                    {"lines": [{"lineId": "1", "quantity": 1}], "reason": "too many"}""");
            if (did("undo placed", "POST", path + "/undo", "{\"reason\": \"no\"}")
                                    .status()
                            < 300
                    && random.nextBoolean()) {
                did("redo placed", "POST", path + "/redo", "{\"reason\": \"yes\"}");
            }
        }
    }

    private void edit() {
        if (!orders.isEmpty()) {
            String path = "/api/orders/" + any(orders);
            Answer staged = did("stage", "POST", path + "/edits", """
                    {"changes": [{"kind": "add-line", "sku": "%s", "quantity": 1}], "reason": "more"}""".formatted(any(skus)));
            if (staged.status() < 300) {
                did(
                        "confirm",
                        "POST",
                        path + "/edits/" + staged.json().at("/edit/editId").asString() + "/confirm",
                        null);
            }
        }
    }

    private void takeBack() {
        List<String> some = new ArrayList<>(orders);
        java.util.Collections.shuffle(some, random);
        for (String order : some.subList(0, Math.min(6, some.size()))) {
            Answer asked = did("return", "POST", "/api/orders/" + order + "/returns/late", """
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "%s"}]}""".formatted(
                            any(List.of("UNWANTED", "DAMAGED", "WRONG_ITEM"))));
            if (asked.status() == 201) {
                String back = "/api/returns/" + asked.json().path("returnId").asString();
                returns.add(back);
                did("approve", "POST", back + "/approve", null);
                clock.advance(Duration.ofMinutes(random.nextInt(5_000)));
                if (random.nextInt(4) > 0) {
                    did("receive", "POST", back + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}");
                    did("inspect", "POST", back + "/inspect", """
                            {"lines": [{"lineId": "1", "quantity": 1, "condition": "RESALABLE"}]}""");
                    did("refund", "POST", back + "/refund", null);
                }
                return;
            }
        }
    }

    private void grant() {
        List<String> some = new ArrayList<>(orders);
        java.util.Collections.shuffle(some, random);
        for (String order : some.subList(0, Math.min(6, some.size()))) {
            if (did("grant", "POST", "/api/orders/" + order + "/refunds", """
                            {"amount": {"amount": "1.01", "currency": "EUR"}, "reason": "sorry"}""").status() < 300) {
                return;
            }
        }
    }

    private void refundByHand() {
        if (!payments.isEmpty()) {
            did("by hand", "POST", "/api/payments/" + any(List.copyOf(payments)) + "/refunds", """
                    {"amount": {"amount": "0.50", "currency": "EUR"}, "reason": "complaint"}""");
        }
    }

    private void history() {
        OrderId order = OrderId.random();
        Instant then = Instant.parse("2025-06-01T00:00:00Z").plusSeconds(random.nextInt(20_000_000));
        commands.sendAndWait(new RecordHistoricalOrder(
                order,
                "INV-" + order,
                new CustomerId(any(customers)),
                Money.currency("EUR"),
                List.of(new OrderLine(
                        LineId.of(1), new Sku(any(skus)), "A thing", 3, Money.of("2.55", "EUR"), "standard", false)),
                random.nextBoolean() ? "Channel Islands" : null,
                then));
        if (random.nextBoolean()) {
            commands.sendAndWait(new TakeBackHistoricalLine(order, "T-1", LineId.of(1), 1, then.plusSeconds(100_000)));
        }
        done.merge("history", 1, Integer::sum);
    }

    private void stock() {
        String sku = any(skus);
        did("receive stock", "POST", "/api/stock/" + sku + "/receipts", "{\"quantity\": 9, \"reason\": \"more\"}");
        did("adjust", "POST", "/api/stock/" + any(skus) + "/adjustments", "{\"delta\": -1, \"reason\": \"broken\"}");
    }

    void merge() {
        did(
                "merge",
                "POST",
                "/api/customers/" + customers.get(0) + "/merge",
                "{\"into\": \"" + customers.get(1) + "\", \"reason\": \"the same\"}");
        did(
                "merge",
                "POST",
                "/api/customers/" + customers.get(1) + "/merge",
                "{\"into\": \"" + customers.get(2) + "\", \"reason\": \"the same\"}");
    }

    private Answer did(String what, String method, String path, String body) {
        Answer answer = shop.call(method, path, body, Map.of());
        assertThat(answer.status()).as(what + ": " + answer.response().body()).isLessThan(500);
        if (answer.status() < 300) {
            done.merge(what, 1, Integer::sum);
        }
        return answer;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
