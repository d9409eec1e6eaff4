package io.orderfold.shipments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.ShippingTest;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import io.orderfold.shipments.query.ShipmentView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Shipments by HTTP, from the allocation to the delivery, with the whole application behind. */
class ShipmentJourneyTest extends ShippingTest {

    private static final String PROBLEM = "urn:orderfold:problem:";
    private static final String NOBODY = "/api/shipments/0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b99";

    @Autowired
    private MockMvc http;

    @Test
    void goesFromAllocatedToDelivered() throws Exception {
        OrderId order = allocated(3, 2);
        String path = path(order);

        write(path + "/pack", "")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.status", equalTo("PACKED")))
                .andExpect(jsonPath("$.packedAt").exists());
        write(path + "/dispatch", "{\"carrier\": \"DHL\", \"trackingNumber\": \"123\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status", equalTo("DISPATCHED")))
                .andExpect(jsonPath("$.carrier", equalTo("DHL")))
                .andExpect(jsonPath("$.trackingNumber", equalTo("123")));
        write(path + "/deliver", "").andExpect(status().isOk()).andExpect(jsonPath("$.status", equalTo("DELIVERED")));
        read(path + "?minVersion=3")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"3\""))
                .andExpect(jsonPath("$.orderId", equalTo(order.toString())))
                .andExpect(jsonPath("$.lines", hasSize(2)))
                .andExpect(jsonPath("$.lines[0].lineId", equalTo("1")))
                .andExpect(jsonPath("$.lines[0].sku", equalTo(cup.value())))
                .andExpect(jsonPath("$.lines[0].name", equalTo("Cup")))
                .andExpect(jsonPath("$.lines[0].quantity", equalTo(3)))
                .andExpect(jsonPath("$.allocatedAt").exists())
                .andExpect(jsonPath("$.dispatchedAt").exists())
                .andExpect(jsonPath("$.deliveredAt").exists());
        await(() -> order(order).status() == OrderStatus.COMPLETED);
    }

    @Test
    void splitsAnOrderOutOfItsAutomaticShipment() throws Exception {
        OrderId order = allocated(3, 2);

        String made = arrange(order, "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}")
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"0\""))
                .andExpect(jsonPath("$.lines", hasSize(1)))
                .andExpect(jsonPath("$.lines[0].quantity", equalTo(2)))
                .andReturn()
                .getResponse()
                .getHeader("Location");

        assertThat(shipments(order)).hasSize(2);
        assertThat(shipments(order).get(0).lines())
                .extracting(ShipmentLine::quantity)
                .containsExactly(1, 2);
        assertThat(made).isEqualTo("/api/shipments/" + shipments(order).get(1).shipmentId());
        read("/api/orders/" + order + "/shipments")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[1].shipmentId", equalTo(made.substring("/api/shipments/".length()))));
    }

    @Test
    void takesFromTheNewestAndCancelsWhatIsLeftEmpty() throws Exception {
        OrderId order = allocated(3, 2);
        arrange(order, "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}").andExpect(status().isCreated());
        arrange(order, "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}").andExpect(status().isCreated());

        List<ShipmentView> shipments = shipments(order);
        assertThat(shipments)
                .extracting(ShipmentView::status)
                .containsExactly(ShipmentStatus.ALLOCATED, ShipmentStatus.CANCELLED, ShipmentStatus.ALLOCATED);
        assertThat(shipments.get(0).lines()).extracting(ShipmentLine::quantity).containsExactly(1, 2);
        assertThat(shipments.get(2).lines()).extracting(ShipmentLine::quantity).containsExactly(2);
    }

    @Test
    void leavesWhatIsPackedAndChangesNothingWhenThatIsNotEnough() throws Exception {
        OrderId order = allocated(3, 2);
        arrange(order, "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}").andExpect(status().isCreated());
        commands.sendAndWait(new PackShipment(shipments(order).get(0).shipmentId()));
        long head = lastEvent();

        expectProblem(
                        arrange(order, "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}"),
                        409,
                        "not-enough-to-allocate")
                .andExpect(jsonPath("$.maximum", equalTo(1)));
        assertThat(lastEvent()).isEqualTo(head);
    }

    @Test
    void shipsAgainWhatACancelledShipmentHeld() throws Exception {
        OrderId order = allocated(3, 2);
        write(path(order) + "/cancel", "{\"reason\": \"wrong box\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status", equalTo("CANCELLED")))
                .andExpect(jsonPath("$.cancelReason", equalTo("wrong box")));

        arrange(order, "").andExpect(status().isCreated()).andExpect(jsonPath("$.lines", hasSize(2)));

        String path = "/api/shipments/" + shipments(order).get(1).shipmentId();
        write(path + "/pack", "").andExpect(status().isOk());
        write(path + "/dispatch", "{\"carrier\": \"DHL\"}").andExpect(status().isOk());
        assertThat(stock(cup).onHand()).isZero();
    }

    @Test
    void refusesWhenNothingIsFree() throws Exception {
        expectProblem(arrange(allocated(1, 0), "{}"), 409, "nothing-to-ship");
    }

    @Test
    void refusesToShipAnOrderThatIsNotConfirmed() throws Exception {
        expectProblem(arrange(drafted(1, 0), ""), 409, "wrong-state");
    }

    @ParameterizedTest(name = "{0} is refused as {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"lines": [{"lineId": "1", "quantity": 0}]}       | 400 | quantity-out-of-range
                    {"lines": [{"lineId": "1", "quantity": -1}]}      | 400 | quantity-out-of-range
                    {"lines": [{"lineId": "1", "quantity": 1000001}]} | 400 | quantity-out-of-range
                    {"lines": [{"lineId": "1", "quantity": 1.5}]}     | 400 | malformed-field
                    {"lines": [{"lineId": "1", "quantity": "2"}]}     | 400 | malformed-field
                    {"lines": [{"lineId": "1"}]}                      | 400 | field-missing
                    {"lines": [{"quantity": 1}]}                      | 400 | field-missing
                    {"lines": [null]}                                 | 400 | field-missing
                    {"lines": []}                                     | 400 | lines-missing
                    {"lines": [{"lineId": "0", "quantity": 1}]}       | 400 | malformed-line-id
                    {"lines": [{"lineId": "9", "quantity": 1}]}       | 404 | order-line-not-found
                    {"lines": [{"lineId": "1", "quantity": 4}]}       | 409 | not-enough-to-allocate
                    {"lines": [{"lineId": "1", "pieces": 1}]}         | 400 | unknown-field
                    {"line": []}                                      | 400 | unknown-field
                    {"lines":                                         | 400 | malformed-json
                    """)
    void refusesToMakeAShipmentOf(String body, int status, String code) throws Exception {
        OrderId order = allocated(3, 0);
        awaitIdle();
        long head = lastEvent();

        expectProblem(arrange(order, body), status, code);
        assertThat(lastEvent()).isEqualTo(head);
    }

    @ParameterizedTest(name = "dispatch with {0} is refused as {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                   | 400 | field-missing
                    {"carrier": " "}                     | 400 | text-missing
                    {"carrier": "DHL", "speed": "fast"}  | 400 | unknown-field
                    {"carrier": 7}                       | 400 | malformed-field
                    """)
    void refusesToDispatchWith(String body, int status, String code) throws Exception {
        OrderId order = allocated(1, 0);
        commands.sendAndWait(new PackShipment(shipmentOf(order).shipmentId()));

        expectProblem(write(path(order) + "/dispatch", body), status, code);
        assertThat(shipmentOf(order).status()).isEqualTo(ShipmentStatus.PACKED);
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() throws Exception {
        String path = path(allocated(1, 0));
        expectProblem(write(path + "/dispatch", "{\"carrier\": \"DHL\"}"), 409, "wrong-state")
                .andExpect(jsonPath("$.shipmentStatus", equalTo("ALLOCATED")));
        expectProblem(write(path + "/deliver", ""), 409, "wrong-state");
        expectProblem(write(path + "/cancel", "{}"), 400, "field-missing");
    }

    @Test
    void refusesToDispatchWhileTheOrderIsHeldButNotToPack() throws Exception {
        OrderId order = allocated(1, 0);
        commands.sendAndWait(new HoldOrder(order, HoldKind.MANUAL, "call first"));

        write(path(order) + "/pack", "").andExpect(status().isOk());
        expectProblem(write(path(order) + "/dispatch", "{\"carrier\": \"DHL\"}"), 409, "on-hold");
        assertThat(stock(cup).onHand()).isEqualTo(1);

        commands.sendAndWait(new ReleaseOrder(order, null));
        write(path(order) + "/dispatch", "{\"carrier\": \"DHL\"}").andExpect(status().isOk());
    }

    @Test
    void refusesToDispatchWhatHasNotComeInAndLeavesTheOrderAsItWas() throws Exception {
        receive(cup, 1);
        OrderId order = drafted(3, 0);
        commands.sendAndWait(new PlaceOrder(order));
        await(() -> !shipments(order).isEmpty());
        write(path(order) + "/pack", "").andExpect(status().isOk());

        expectProblem(write(path(order) + "/dispatch", "{\"carrier\": \"DHL\"}"), 409, "stock-not-on-hand");
        assertThat(order(order).lines().get(0).shipped()).isZero();
        assertThat(shipmentOf(order).status()).isEqualTo(ShipmentStatus.PACKED);

        commands.sendAndWait(new ReceiveStock(cup, 2, "delivery"));
        write(path(order) + "/dispatch", "{\"carrier\": \"DHL\"}").andExpect(status().isOk());
        assertThat(stock(cup).onHand()).isZero();
    }

    @Test
    void refusesToDispatchForACancelledOrder() throws Exception {
        OrderId order = allocated(1, 0);
        commands.sendAndWait(new PackShipment(shipmentOf(order).shipmentId()));
        commands.sendAndWait(new CancelOrder(order, "changed my mind"));

        expectProblem(write(path(order) + "/dispatch", "{\"carrier\": \"DHL\"}"), 409, "wrong-state");
        expectProblem(arrange(order, "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}"), 409, "wrong-state");
        assertThat(order(order).lines().get(0).shipped()).isZero();
    }

    @Test
    void knowsNoShipmentThatThereIsNot() throws Exception {
        String id = NOBODY.substring("/api/shipments/".length());
        for (ResultActions answer : List.of(
                read(NOBODY),
                write(NOBODY + "/pack", ""),
                write(NOBODY + "/dispatch", "{\"carrier\": \"DHL\"}"),
                write(NOBODY + "/deliver", ""),
                write(NOBODY + "/cancel", "{\"reason\": \"r\"}"))) {
            expectProblem(answer, 404, "shipment-not-found").andExpect(jsonPath("$.id", equalTo(id)));
        }
        expectProblem(read("/api/shipments/none"), 404, "shipment-not-found");
    }

    @Test
    void knowsNoOrderThatThereIsNot() throws Exception {
        OrderId nobody = OrderId.random();
        for (ResultActions answer : List.of(
                read("/api/orders/" + nobody + "/shipments"),
                arrange(nobody, ""),
                arrange(nobody, "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}"))) {
            expectProblem(answer, 404, "order-not-found").andExpect(jsonPath("$.id", equalTo(nobody.toString())));
        }
    }

    @Test
    void answersAnOrderWithoutShipmentsWithAnEmptyList() throws Exception {
        read("/api/orders/" + drafted(1, 0) + "/shipments")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void refusesAStaleVersion() throws Exception {
        OrderId order = allocated(3, 0);
        expectProblem(
                        http.perform(post(path(order) + "/pack")
                                .with(csrf())
                                .with(user("alice").roles("CLERK"))
                                .header("If-Match", "\"7\"")),
                        412,
                        "stale-version")
                .andExpect(jsonPath("$.actualVersion", equalTo(0)));
        assertThat(shipmentOf(order).status()).isEqualTo(ShipmentStatus.ALLOCATED);
    }

    @Test
    void makesAShipmentForTheOrdersVersionOnly() throws Exception {
        OrderId order = allocated(3, 0);
        awaitIdle();
        long version = order(order).version();
        String body = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}";

        expectProblem(
                        http.perform(request("/api/orders/" + order + "/shipments", body)
                                .header("If-Match", "\"" + (version - 1) + "\"")),
                        412,
                        "stale-version")
                .andExpect(jsonPath("$.currentVersion", equalTo((int) version)))
                .andExpect(jsonPath("$.events", hasSize(1)))
                .andExpect(jsonPath("$.events[0].version", equalTo((int) version)))
                .andExpect(jsonPath("$.events[0].type", equalTo("OrderLinesAllocated")));
        http.perform(request("/api/orders/" + order + "/shipments", body).header("If-Match", "\"" + version + "\""))
                .andExpect(status().isCreated());
    }

    @Test
    void letsViewersReadOnly() throws Exception {
        String path = path(allocated(1, 0));
        http.perform(post(path + "/pack").with(csrf()).with(user("victor").roles("VIEWER")))
                .andExpect(status().isForbidden());
        read(path).andExpect(status().isOk());
    }

    @Test
    void listsByStatusPageByPage() throws Exception {
        List<String> packed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ShipmentId shipment = shipmentOf(allocated(1, 0)).shipmentId();
            commands.sendAndWait(new PackShipment(shipment));
            packed.add(shipment.toString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            String page = read("/api/shipments?status=PACKED&sort=allocatedAt&limit=2" + cursor)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            List<String> ids = JsonPath.read(page, "$.items[*].shipmentId");
            seen.addAll(ids);
            List<String> statuses = JsonPath.read(page, "$.items[*].status");
            assertThat(statuses).containsOnly("PACKED");
            cursor = page.contains("nextCursor") ? "&cursor=" + JsonPath.read(page, "$.nextCursor") : "";
        } while (!cursor.isEmpty());
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
        assertThat(seen).containsSubsequence(packed);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit-out-of-range",
        "limit=201, limit-out-of-range",
        "sort=carrier, unknown-sort",
        "cursor=x, malformed-cursor",
        "status=LOST, malformed-parameter"
    })
    void refusesToListBy(String parameter, String code) throws Exception {
        expectProblem(read("/api/shipments?" + parameter), 400, code);
    }

    private String path(OrderId order) {
        return "/api/shipments/" + shipments(order).get(0).shipmentId();
    }

    private ResultActions arrange(OrderId order, String body) throws Exception {
        return write("/api/orders/" + order + "/shipments", body);
    }

    private ResultActions write(String path, String body) throws Exception {
        return http.perform(request(path, body));
    }

    private static MockHttpServletRequestBuilder request(String path, String body) {
        MockHttpServletRequestBuilder request =
                post(path).with(csrf()).with(user("alice").roles("CLERK")).header("Prefer", "wait=20");
        return body.isEmpty()
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private ResultActions read(String path) throws Exception {
        return http.perform(
                get(path).header("Prefer", "wait=20").with(user("victor").roles("VIEWER")));
    }

    private static ResultActions expectProblem(ResultActions answer, int status, String code) throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type", equalTo(PROBLEM + code)));
    }
}
