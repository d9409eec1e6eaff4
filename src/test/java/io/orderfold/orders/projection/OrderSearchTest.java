package io.orderfold.orders.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderfold.RunningShopTest;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.ArchiveOrder;
import io.orderfold.orders.command.OrderCommand.RecordHistoricalOrder;
import io.orderfold.orders.query.ArchiveFilter;
import io.orderfold.orders.query.DeadlineKind;
import io.orderfold.orders.query.OrderPage;
import io.orderfold.orders.query.OrderQuery.ListDeadlines;
import io.orderfold.orders.query.OrderQuery.SearchOrders;
import io.orderfold.orders.query.OrderSort;
import io.orderfold.orders.query.OrderSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OrderSearchTest extends RunningShopTest {

    private static final int MANY = 500;
    private static final Instant FIRST_DAY = Instant.parse("2010-12-01T08:26:00Z");

    @Autowired
    private CommandGateway commands;

    @Autowired
    private OrderRows rows;

    /** Orders of one customer with seven times and five totals between them, so that nearly all are tied. */
    private CustomerId manyOrders() {
        CustomerId customer = CustomerId.random();
        for (int i = 0; i < MANY; i++) {
            OrderLine line = new OrderLine(
                    LineId.of(1), new Sku("TIED"), "Tied", 1 + i % 5, Money.of("1.00", "EUR"), "standard", false);
            OrderId order = OrderId.random();
            commands.sendAndWait(new RecordHistoricalOrder(
                    order,
                    "invoice " + i,
                    customer,
                    Money.currency("EUR"),
                    List.of(line),
                    null,
                    FIRST_DAY.plusSeconds(86_400L * (i % 7))));
            if (i % 3 == 0) {
                commands.sendAndWait(new ArchiveOrder(order));
            }
        }
        shop.get("/api/orders?limit=1").ok();
        return customer;
    }

    @Test
    void walksOverTiedOrdersVisitingEachOnceInEveryOrder() {
        CustomerId customer = manyOrders();
        for (OrderSort sort : OrderSort.values()) {
            List<OrderSummary> seen = walk(customer, sort, 37);
            assertThat(walk(customer, ArchiveFilter.ONLY, sort, 37))
                    .isEqualTo(seen.stream().filter(OrderSummary::archived).toList())
                    .hasSize(167);
            assertThat(walk(customer, ArchiveFilter.EXCLUDE, sort, 37))
                    .isEqualTo(seen.stream().filter(order -> !order.archived()).toList());
            assertThat(seen)
                    .extracting(OrderSummary::orderId)
                    .doesNotHaveDuplicates()
                    .hasSize(MANY);
            assertThat(seen).isSortedAccordingTo(comparator(sort));
        }
        assertBackIsForthReversed(customer, OrderSort.ORDERED_AT, OrderSort.ORDERED_AT_DESC);
        assertBackIsForthReversed(customer, OrderSort.TOTAL, OrderSort.TOTAL_DESC);
        assertBackIsForthReversed(customer, OrderSort.ORDER_NUMBER, OrderSort.ORDER_NUMBER_DESC);
    }

    private void assertBackIsForthReversed(CustomerId customer, OrderSort forth, OrderSort back) {
        List<OrderSummary> reversed = new ArrayList<>(walk(customer, back, 100));
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(walk(customer, forth, 41));
    }

    private List<OrderSummary> walk(CustomerId customer, OrderSort sort, int limit) {
        return walk(customer, ArchiveFilter.INCLUDE, sort, limit);
    }

    private List<OrderSummary> walk(CustomerId customer, ArchiveFilter archive, OrderSort sort, int limit) {
        List<OrderSummary> seen = new ArrayList<>();
        String cursor = null;
        do {
            OrderPage page = rows.search(new SearchOrders(
                    Set.of(), Set.of(), Set.of(), null, Set.of(), customer, null, null, null, null, archive, sort,
                    limit, cursor));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return seen;
    }

    private static Comparator<OrderSummary> comparator(OrderSort sort) {
        Comparator<OrderSummary> ascending =
                switch (sort) {
                    case ORDERED_AT, ORDERED_AT_DESC -> Comparator.comparing(OrderSummary::orderedAt);
                    case ORDER_NUMBER, ORDER_NUMBER_DESC ->
                        Comparator.comparing(order -> Long.parseLong(order.orderNumber()));
                    case TOTAL, TOTAL_DESC -> Comparator.comparing(OrderSummary::total);
                };
        return sort.ascending() ? ascending : ascending.reversed();
    }

    @ParameterizedTest
    @EnumSource(OrderSort.class)
    void refusesACursorOfAnotherOrder(OrderSort sort) {
        String customer = shop.customer();
        String sku = shop.product("5.00", 0);
        shop.draft(customer, sku, 1);
        shop.draft(customer, sku, 1);
        String path = "/api/orders?customer=" + customer + "&limit=1&sort=";
        String cursor = shop.get(path + sort.text()).ok().path("nextCursor").asString();
        assertThat(cursor).isNotBlank();
        for (OrderSort other : OrderSort.values()) {
            if (other != sort) {
                shop.get(path + other.text() + "&cursor=" + cursor).refused(400, "malformed-cursor");
            }
        }
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> OrderSort.of("x"))
                .matches(rejection -> rejection.code().equals("unknown-sort"));
    }

    @Test
    void findsByEachFilter() {
        String customer = shop.customer();
        String tea = shop.product("10.00", 5);
        String mug = shop.product("5.00", 0);
        String draft = shop.draft(customer, tea, 1);
        String confirmed = shop.placed(customer, tea, 1);
        String held = shop.placed(customer, mug, 1);
        shop.awaitStatus(confirmed, "CONFIRMED");
        shop.awaitOrder(held, view -> view.path("onHold").asBoolean());
        String placedAt = shop.order(held).path("placedAt").asString();

        String all = "/api/orders?customer=" + customer;
        assertThat(found(all)).containsExactlyInAnyOrder(draft, confirmed, held);
        assertThat(found(all + "&status=DRAFT")).containsExactly(draft);
        assertThat(found(all + "&status=DRAFT,PLACED")).containsExactlyInAnyOrder(draft, held);
        assertThat(found(all + "&payment=AUTHORIZED")).containsExactly(confirmed);
        assertThat(found(all + "&payment=UNPAID")).containsExactlyInAnyOrder(draft, held);
        assertThat(found(all + "&fulfilment=UNFULFILLED")).hasSize(3);
        assertThat(found(all + "&fulfilment=SHIPPED,DELIVERED")).isEmpty();
        assertThat(found(all + "&onHold=true")).containsExactly(held);
        assertThat(found(all + "&onHold=false")).containsExactlyInAnyOrder(draft, confirmed);
        assertThat(found(all + "&sku=" + mug)).containsExactly(held);
        assertThat(found("/api/orders?sku=" + tea)).containsExactlyInAnyOrder(draft, confirmed);
        assertThat(found(all + "&from=" + placedAt)).containsExactly(held);
        assertThat(found(all + "&to=" + placedAt)).containsExactlyInAnyOrder(draft, confirmed);
        String number = shop.order(confirmed).path("orderNumber").asString();
        assertThat(found("/api/orders?q=" + number)).contains(confirmed).doesNotContain(draft, held);
        assertThat(found("/api/orders?q=" + customer)).hasSize(3);
        assertThat(found("/api/orders?q=" + customer + "+" + mug)).containsExactly(held);
        assertThat(found(all + "&q=nothing-like-it")).isEmpty();
        assertThat(found(all + "&status=DRAFT&onHold=true")).isEmpty();
    }

    private List<String> found(String path) {
        JsonNode items = shop.get(path).ok().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("orderId").asString())
                .toList();
    }

    @Test
    void passesOverReturnWindowsThatAreOver() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        String shipment = "/api/shipments/" + shop.awaitShipment(order);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        shop.awaitOrder(order, view -> view.has("returnBy"));
        ListDeadlines windows = new ListDeadlines(Set.of(DeadlineKind.RETURN_WINDOW), null, 200, null);
        assertThat(rows.deadlines(windows, Instant.now()).items())
                .extracting(deadline -> deadline.orderId().toString())
                .contains(order);
        assertThat(rows.deadlines(windows, Instant.now().plusSeconds(31 * 86_400))
                        .items())
                .extracting(deadline -> deadline.orderId().toString())
                .doesNotContain(order);
    }
}
