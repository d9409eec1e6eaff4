package io.orderfold.payments.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.Shop;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Payments over HTTP, with the simulator behind. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:payments-http;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.payments.provider=simulator"
        })
@AutoConfigureMockMvc
class PaymentsHttpTest {

    @Autowired
    private MockMvc http;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private EventProcessingConfiguration processing;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(commands, queries);
    }

    @Test
    void capturesAPartAndShowsWhatTheProviderSaid() throws Exception {
        PaymentId payment = secured("20.00");
        capture(payment, money("5.00"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"3\""))
                .andExpect(jsonPath("$.paymentId").value(payment.toString()))
                .andExpect(jsonPath("$.status").value("PARTIALLY_CAPTURED"))
                .andExpect(jsonPath("$.captured.amount").value("5.00"))
                .andExpect(jsonPath("$.captured.currency").value("EUR"))
                .andExpect(jsonPath("$.captures[0].state").value("DONE"));
    }

    @Test
    void capturesAllThatIsLeftWithoutABody() throws Exception {
        PaymentId payment = secured("20.00");
        send(post("/api/payments/{id}/capture", payment))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CAPTURED"));
    }

    @Test
    void takesNothingTwiceUnderOneCaptureId() throws Exception {
        PaymentId payment = secured("20.00");
        String parcel = "{\"captureId\":\"parcel-1\",\"amount\":" + money("5.00") + "}";
        send(post("/api/payments/{id}/capture", payment), parcel).andExpect(status().isOk());
        send(post("/api/payments/{id}/capture", payment), parcel)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.captured.amount").value("5.00"));
    }

    @Test
    void answersThatACaptureIsPendingWhileTheProviderDoesNotAnswer() throws Exception {
        PaymentId payment = secured("20.00");
        StreamingEventProcessor provider = processing
                .eventProcessor("payments.provider", StreamingEventProcessor.class)
                .orElseThrow();
        provider.shutDown();
        try {
            capture(payment, money("5.00"))
                    .andExpect(status().isAccepted())
                    .andExpect(header().string("ETag", "\"2\""))
                    .andExpect(jsonPath("$.captures[0].state").value("PENDING"))
                    .andExpect(jsonPath("$.captured.amount").value("0.00"));
        } finally {
            provider.start();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> send(get("/api/payments/{id}", payment))
                .andExpect(jsonPath("$.captures[0].state").value("DONE"))
                .andExpect(jsonPath("$.captured.amount").value("5.00")));
    }

    @Test
    void refusesToCaptureMoreThanIsSecured() throws Exception {
        problem(capture(secured("20.00"), money("20.01")), 409, "capture-exceeds-authorization")
                .andExpect(jsonPath("$.maximum.amount").value("20.00"));
    }

    @Test
    void refusesAnotherCurrency() throws Exception {
        problem(capture(secured("20.00"), "{\"amount\":\"5.00\",\"currency\":\"USD\"}"), 409, "wrong-currency");
    }

    @Test
    void refusesTooManyDecimals() throws Exception {
        problem(capture(secured("20.00"), money("5.001")), 400, "too-many-decimals")
                .andExpect(jsonPath("$.errors[0].field").value(startsWith("amount")));
    }

    @Test
    void refusesToCaptureNothing() throws Exception {
        problem(capture(secured("20.00"), money("0.00")), 400, "amount-not-positive");
    }

    @Test
    void refusesAFieldItDoesNotKnow() throws Exception {
        PaymentId payment = secured("20.00");
        problem(
                        send(post("/api/payments/{id}/capture", payment), "{\"amuont\":" + money("5.00") + "}"),
                        400,
                        "unknown-field")
                .andExpect(jsonPath("$.detail").value(containsString("amuont")));
    }

    @Test
    void refusesMalformedJson() throws Exception {
        problem(send(post("/api/payments/{id}/capture", secured("20.00")), "{\"amount\":"), 400, "malformed-json");
    }

    @Test
    void refusesAStaleVersion() throws Exception {
        PaymentId payment = secured("20.00");
        problem(send(post("/api/payments/{id}/capture", payment).header("If-Match", "\"0\"")), 412, "stale-version");
        send(post("/api/payments/{id}/capture", payment).header("If-Match", "\"1\""))
                .andExpect(status().isOk());
    }

    @Test
    void doesNotFindAPaymentThatIsNotThere() throws Exception {
        UUID nowhere = UUID.randomUUID();
        for (MockHttpServletRequestBuilder request : new MockHttpServletRequestBuilder[] {
            get("/api/payments/{id}", nowhere),
            post("/api/payments/{id}/capture", nowhere),
            post("/api/payments/{id}/void", nowhere),
            post("/api/payments/{id}/refunds", nowhere)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"reason\":\"damaged\"}")
        }) {
            problem(send(request), 404, "payment-not-found")
                    .andExpect(jsonPath("$.detail").value(containsString(nowhere.toString())));
        }
    }

    @Test
    void doesNotFindAPaymentByWhatCanBeNoId() throws Exception {
        problem(send(get("/api/payments/{id}", "x")), 404, "payment-not-found");
    }

    @Test
    void doesNotFindAnOrderThatIsNotThere() throws Exception {
        UUID nowhere = UUID.randomUUID();
        problem(send(get("/api/orders/{id}/payments", nowhere)), 404, "order-not-found");
        problem(send(post("/api/orders/{id}/payments", nowhere)), 404, "order-not-found");
        problem(
                        send(post("/api/orders/{id}/payments", nowhere), "{\"amount\":" + money("5.00") + "}"),
                        404,
                        "order-not-found")
                .andExpect(jsonPath("$.detail").value(containsString(nowhere.toString())));
    }

    @Test
    void voidsWhatIsSecured() throws Exception {
        PaymentId payment = secured("20.00");
        send(post("/api/payments/{id}/void", payment))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("VOIDED"))
                .andExpect(jsonPath("$.voided.amount").value("20.00"));
        problem(capture(payment, money("1.00")), 409, "capture-exceeds-authorization");
    }

    @Test
    void refusesToVoidWhatIsTaken() throws Exception {
        PaymentId payment = secured("20.00");
        send(post("/api/payments/{id}/capture", payment)).andExpect(status().isOk());
        problem(send(post("/api/payments/{id}/void", payment)), 409, "nothing-to-void");
    }

    @Test
    void refundsAPart() throws Exception {
        PaymentId payment = secured("20.00");
        send(post("/api/payments/{id}/capture", payment)).andExpect(status().isOk());
        send(
                        post("/api/payments/{id}/refunds", payment),
                        "{\"amount\":" + money("7.50") + ",\"reason\":\"One cup was broken.\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("PARTIALLY_REFUNDED"))
                .andExpect(jsonPath("$.refunded.amount").value("7.50"))
                .andExpect(jsonPath("$.refunds[0].reason").value("One cup was broken."));
        problem(
                        send(
                                post("/api/payments/{id}/refunds", payment),
                                "{\"amount\":" + money("12.51") + ",\"reason\":\"damaged\"}"),
                        409,
                        "refund-exceeds-captured")
                .andExpect(jsonPath("$.maximum.amount").value("12.50"));
    }

    @Test
    void refusesARefundWithoutAReason() throws Exception {
        PaymentId payment = secured("20.00");
        problem(send(post("/api/payments/{id}/refunds", payment), "{}"), 400, "field-missing");
        problem(send(post("/api/payments/{id}/refunds", payment), "{\"reason\":\" \"}"), 400, "text-missing");
    }

    @Test
    void refusesARefundOfWhatIsNotTaken() throws Exception {
        problem(
                send(post("/api/payments/{id}/refunds", secured("20.00")), "{\"reason\":\"damaged\"}"),
                409,
                "refund-exceeds-captured");
    }

    @Test
    void paysAgainAfterADecline() throws Exception {
        OrderId order = shop.placed("20.13");
        shop.awaitOrder(order, o -> o.payBy() != null);
        String location = send(
                        post("/api/orders/{id}/payments", order),
                        "{\"amount\":" + money("20.00") + ",\"method\":\"another card\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("AUTHORIZED"))
                .andExpect(jsonPath("$.method").value("another card"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        send(get(location).header("Prefer", "wait=10"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.orderId").value(order.toString()));
    }

    @Test
    void refusesMoreThanIsDue() throws Exception {
        OrderId order = shop.placed("20.13");
        shop.awaitOrder(order, o -> o.payBy() != null);
        problem(
                        send(post("/api/orders/{id}/payments", order), "{\"amount\":" + money("20.14") + "}"),
                        409,
                        "amount-exceeds-due")
                .andExpect(jsonPath("$.maximum.amount").value("20.13"));
    }

    @Test
    void takesTheMoneyAtOnceWhereAskedTo() throws Exception {
        OrderId order = shop.placed("20.13");
        shop.awaitOrder(order, o -> o.payBy() != null);
        String body = send(
                        post("/api/orders/{id}/payments", order),
                        "{\"amount\":" + money("20.00") + ",\"capture\":true}")
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(body, "$.paymentId");
        PaymentId payment = PaymentId.of(id);
        shop.awaitPayment(payment, p -> p.captured().equals(p.amount()));
    }

    @Test
    void refusesToPayForADraft() throws Exception {
        problem(
                send(post("/api/orders/{id}/payments", shop.drafted("20.00")), "{\"amount\":" + money("5.00") + "}"),
                409,
                "wrong-state");
    }

    @Test
    void refusesToPayForWhatIsPaid() throws Exception {
        OrderId order = shop.placed("20.00");
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);
        problem(send(post("/api/orders/{id}/payments", order)), 409, "nothing-due");
    }

    @Test
    void refusesToPayInAnotherCurrency() throws Exception {
        OrderId order = shop.placed("20.13");
        shop.awaitOrder(order, o -> o.payBy() != null);
        problem(
                send(
                        post("/api/orders/{id}/payments", order),
                        "{\"amount\":{\"amount\":\"20.00\",\"currency\":\"USD\"}}"),
                409,
                "wrong-currency");
    }

    @Test
    void listsAnOrdersPayments() throws Exception {
        OrderId order = shop.placed("20.00");
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);
        send(get("/api/orders/{id}/payments", order).header("Prefer", "wait=10"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].provider").value("simulator"));
    }

    @Test
    void listsNoPaymentsOfADraft() throws Exception {
        send(get("/api/orders/{id}/payments", shop.drafted("20.00")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void letsOnlyAManagerRefund() throws Exception {
        http.perform(post("/api/payments/{id}/refunds", UUID.randomUUID())
                        .with(user("carla").roles("VIEWER", "CLERK"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"damaged\"}"))
                .andExpect(status().isForbidden());
    }

    /** A payment of that amount, secured and not taken. */
    private PaymentId secured(String amount) {
        OrderId order = shop.placed(amount);
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);
        return shop.payments(order).get(0).paymentId();
    }

    private ResultActions capture(PaymentId payment, String money) throws Exception {
        return send(post("/api/payments/{id}/capture", payment), "{\"amount\":" + money + "}");
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return send(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(
                request.with(user("mona").roles("VIEWER", "CLERK", "MANAGER")).with(csrf()));
    }

    private static ResultActions problem(ResultActions answer, int status, String code) throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(jsonPath("$.type").value("urn:orderfold:problem:" + code))
                .andExpect(jsonPath("$.status").value(status));
    }

    private static String money(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
    }
}
