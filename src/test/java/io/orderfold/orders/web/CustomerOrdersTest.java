package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a customer has ordered, also under another id; and that a merged one orders no more. */
class CustomerOrdersTest extends RunningShopTest {

    private List<String> history(String customer, String more) {
        List<String> orders = new ArrayList<>();
        JsonNode page = shop.get("/api/customers/" + customer + "/orders?limit=2" + more)
                .ok();
        while (true) {
            assertThat(page.at("/items").size()).isLessThanOrEqualTo(2);
            page.at("/items").forEach(order -> orders.add(order.at("/orderId").asString()));
            if (!page.has("nextCursor")) {
                return orders;
            }
            page = shop.get("/api/customers/" + customer + "/orders?limit=2" + more + "&cursor="
                            + page.at("/nextCursor").asString())
                    .ok();
        }
    }

    private void merge(String customer, String into) {
        shop.post("/api/customers/" + customer + "/merge", """
                        {"into": "%s", "reason": "registered twice"}""".formatted(into)).ok();
    }

    @Test
    void walksOverACustomersOrdersNewestFirst() {
        String sku = shop.product("5.00", 0);
        String customer = shop.customer();
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, shop.draft(customer, sku, i + 1));
        }
        shop.draft(shop.customer(), sku, 1);

        assertThat(history(customer, "")).containsExactlyElementsOf(newestFirst);
        List<String> smallestFirst = new ArrayList<>(newestFirst);
        java.util.Collections.reverse(smallestFirst);
        assertThat(history(customer, "&sort=total")).containsExactlyElementsOf(smallestFirst);
        assertThat(history(shop.customer(), "")).isEmpty();
    }

    @Test
    void showsOrdersOfWhoWasMergedIntoTheCustomer() {
        String sku = shop.product("5.00", 0);
        String duplicate = shop.customer();
        String customer = shop.customer();
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, shop.draft(i % 2 == 0 ? duplicate : customer, sku, 1));
        }
        List<String> itsOwn = List.of(newestFirst.get(1), newestFirst.get(3));
        assertThat(history(customer, "")).containsExactlyElementsOf(itsOwn);

        merge(duplicate, customer);
        assertThat(history(customer, "")).containsExactlyElementsOf(newestFirst);
        assertThat(history(customer, "&sort=orderNumber")).hasSize(5);
        assertThat(history(duplicate, "")).hasSize(3);
        JsonNode found = shop.get("/api/orders?customer=" + customer).ok();
        assertThat(found.at("/items").size()).isEqualTo(5);
        assertThat(found.at("/items/0/customerId").asString()).isEqualTo(duplicate);
    }

    @Test
    void takesNoFurtherOrdersOfWhoWasMerged() {
        String sku = shop.product("5.00", 0);
        String duplicate = shop.customer();
        String customer = shop.customer();
        shop.draft(duplicate, sku, 1);
        merge(duplicate, customer);

        JsonNode problem =
                shop.post("/api/orders", TestShop.draftBody(duplicate, sku, 1)).refused(409, "customer-merged");
        assertThat(problem.at("/mergedInto").asString()).isEqualTo(customer);
        shop.draft(customer, sku, 1);
    }

    @Test
    void refusesToListWhatIsNotThere() {
        shop.get("/api/customers/nobody-at-all/orders").refused(404, "customer-not-found");
        shop.get("/api/customers/a+b/orders").refused(404, "customer-not-found");
        String customer = shop.customer();
        shop.get("/api/customers/" + customer + "/orders?limit=0").refused(400, "limit-out-of-range");
        shop.get("/api/customers/" + customer + "/orders?sort=name").refused(400, "unknown-sort");
        shop.get("/api/customers/" + customer + "/orders?cursor=x").refused(400, "malformed-cursor");
    }
}
