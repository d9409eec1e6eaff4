package io.orderfold.returns.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.orderfold.kernel.Money;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentStatus;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShippingTest;
import io.orderfold.shipments.command.ShipmentCommand.ArrangeShipment;
import io.orderfold.shipments.command.ShipmentCommand.CancelShipment;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Returns by HTTP, from the request to the money, with the whole application behind. */
class ReturnJourneyTest extends ShippingTest {

    @Autowired
    private MockMvc http;

    @Test
    void goesFromTheRequestToTheMoney() throws Exception {
        OrderId order = delivered(3, 2);
        long before = stock(cup).onHand();
        String path = requested(order, 2);
        write(path + "/approve", "").andExpect(status().isOk()).andExpect(jsonPath("$.status", equalTo("APPROVED")));
        write(path + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .andExpect(jsonPath("$.status", equalTo("PARTIALLY_RECEIVED")));
        write(path + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .andExpect(jsonPath("$.status", equalTo("RECEIVED")))
                .andExpect(jsonPath("$.refundable.amount", equalTo("20.00")));
        assertThat(order(order).fulfilmentStatus()).isEqualTo(FulfilmentStatus.PARTIALLY_RETURNED);
        write(path + "/inspect", """
                        {"lines": [{"lineId": "1", "quantity": 1, "condition": "RESALABLE"},
                                   {"lineId": "1", "quantity": 1, "condition": "DAMAGED"}]}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lines[0].restocked", equalTo(1)))
                .andExpect(jsonPath("$.lines[0].damaged", equalTo(1)));
        assertThat(stock(cup).onHand()).isEqualTo(before + 1);
        write(path + "/refund", "{\"fee\": {\"amount\": \"2.50\", \"currency\": \"EUR\"}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.refunded.amount", equalTo("17.50")))
                .andExpect(jsonPath("$.fees.amount", equalTo("2.50")))
                .andExpect(jsonPath("$.refundable.amount", equalTo("0.00")));
        await(() -> payments(order).get(0).refunded().equals(Money.of("17.50", "EUR")));
        await(() -> order(order).paymentStatus() == PaymentStatus.PARTIALLY_REFUNDED);
        write(path + "/close", "").andExpect(jsonPath("$.status", equalTo("CLOSED")));
        http.perform(get("/api/returns?status=CLOSED&order=" + order)
                        .header("Prefer", "wait=20")
                        .with(user("victor").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].orderId", equalTo(order.toString())));
        assertThat(order(order).due()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void refundsAllOfAnOrderThatComesBackWhole() throws Exception {
        OrderId order = delivered(2, 0);
        String path = requested(order, 2);
        write(path + "/approve", "").andExpect(status().isOk());
        write(path + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}")
                .andExpect(status().isOk());
        write(path + "/refund", "").andExpect(status().isOk());
        await(() -> order(order).paymentStatus() == PaymentStatus.REFUNDED);
        assertThat(order(order).fulfilmentStatus()).isEqualTo(FulfilmentStatus.RETURNED);
    }

    @Test
    void takesNoPieceBackTwice() throws Exception {
        OrderId order = delivered(3, 0);
        requested(order, 2);
        request(order, 2)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", equalTo("urn:orderfold:problem:not-returnable")))
                .andExpect(jsonPath("$.maximum", equalTo(1)));
    }

    @Test
    void freesThePiecesOfARejectedReturn() throws Exception {
        OrderId order = delivered(3, 0);
        write(requested(order, 3) + "/reject", "{\"reason\": \"Worn.\"}")
                .andExpect(jsonPath("$.status", equalTo("REJECTED")));
        requested(order, 3);
    }

    @Test
    void leavesWhatHasNotLeftFreeForAShipment() throws Exception {
        OrderId order = allocated(3, 0);
        ShipmentId automatic = shipmentOf(order).shipmentId();
        ShipmentId first = ShipmentId.random();
        commands.sendAndWait(new ArrangeShipment(first, order, List.of(cups(1))));
        commands.sendAndWait(new PackShipment(first));
        commands.sendAndWait(new DispatchShipment(first, "DHL", null));
        String path = requested(order, 1);
        write(path + "/approve", "").andExpect(status().isOk());
        write(path + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .andExpect(status().isOk());
        commands.sendAndWait(new CancelShipment(automatic, "again"));

        ShipmentId rest = ShipmentId.random();
        commands.sendAndWait(new ArrangeShipment(rest, order, null));

        assertThat(shipment(rest).lines()).singleElement().satisfies(line -> assertThat(line.quantity())
                .isEqualTo(2));
    }

    @Test
    void takesNothingBackThatHasNotLeft() throws Exception {
        request(allocated(3, 0), 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type", equalTo("urn:orderfold:problem:not-returnable")));
    }

    @Test
    void knowsNoReturnOfNoOrder() throws Exception {
        request(OrderId.random(), 1)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type", equalTo("urn:orderfold:problem:order-not-found")));
    }

    @Test
    void letsNoClerkRefundNorTakeGoodsLate() throws Exception {
        String path = requested(delivered(1, 0), 1);
        http.perform(request(path + "/refund", "", "CLERK")).andExpect(status().isForbidden());
        http.perform(request("/api/orders/" + OrderId.random() + "/returns/late", "{\"lines\": []}", "CLERK"))
                .andExpect(status().isForbidden());
    }

    private OrderId delivered(int cups, int plates) {
        OrderId order = allocated(cups, plates);
        ShipmentId shipment = shipmentOf(order).shipmentId();
        commands.sendAndWait(new PackShipment(shipment));
        commands.sendAndWait(new DispatchShipment(shipment, "DHL", null));
        commands.sendAndWait(new DeliverShipment(shipment));
        await(() -> order(order).paymentStatus() == PaymentStatus.PAID);
        return order;
    }

    /** The path of a new return of cups. */
    private String requested(OrderId order, int cups) throws Exception {
        String answer = request(order, cups)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return "/api/returns/" + JsonPath.<String>read(answer, "$.returnId");
    }

    private ResultActions request(OrderId order, int cups) throws Exception {
        return write("/api/orders/" + order + "/returns", """
                        {"lines": [{"lineId": "1", "quantity": %d, "reason": "UNWANTED"}]}""".formatted(cups));
    }

    private ResultActions write(String path, String body) throws Exception {
        return http.perform(request(path, body, "MANAGER"));
    }

    private static MockHttpServletRequestBuilder request(String path, String body, String role) {
        MockHttpServletRequestBuilder request =
                post(path).with(csrf()).with(user("alice").roles(role)).header("Prefer", "wait=20");
        return body.isEmpty()
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
