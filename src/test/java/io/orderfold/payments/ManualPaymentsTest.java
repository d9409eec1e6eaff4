package io.orderfold.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.query.PaymentView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A shop whose staff records the money that they have seen. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:manual-payments;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.payments.provider=manual"
        })
@AutoConfigureMockMvc
class ManualPaymentsTest {

    @Autowired
    private MockMvc http;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(commands, queries);
    }

    @Test
    void waitsForStaffToRecordTheMoney() {
        OrderId order = waiting("20.13");
        assertThat(shop.order(order).status()).isEqualTo(OrderStatus.PLACED);
        assertThat(shop.payments(order)).isEmpty();
    }

    @Test
    void confirmsTheOrderInTheSameTransactionAsTheMoney() throws Exception {
        OrderId order = waiting("20.13");
        pay(order, "{\"method\":\"bank transfer\",\"reference\":\"2026-118\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("AUTHORIZED"))
                .andExpect(jsonPath("$.provider").value("manual"));
        assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void recordsMoneyThatIsInAlready() throws Exception {
        OrderId order = waiting("20.00");
        pay(order, "{\"capture\":true}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("CAPTURED"));
        OrderView paid = shop.order(order);
        assertThat(paid.paymentStatus()).isEqualTo(io.orderfold.orders.PaymentStatus.PAID);
    }

    @Test
    void countsTwoPaymentsOfOneOrderEach() throws Exception {
        OrderId order = waiting("20.00");
        pay(order, "{\"capture\":true,\"amount\":{\"amount\":\"8.00\",\"currency\":\"EUR\"}}")
                .andExpect(status().isCreated());
        assertThat(shop.order(order).paymentStatus()).isEqualTo(io.orderfold.orders.PaymentStatus.PARTIALLY_PAID);
        pay(order, "{\"capture\":true}").andExpect(jsonPath("$.captured.amount").value("12.00"));
        assertThat(shop.order(order).paymentStatus()).isEqualTo(io.orderfold.orders.PaymentStatus.PAID);
        assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void leavesNoTraceOfAPaymentThatTheOrderRefuses() throws Exception {
        OrderId order = waiting("20.00");
        long version = shop.order(order).version();
        pay(order, "{\"capture\":true,\"amount\":{\"amount\":\"20.01\",\"currency\":\"EUR\"}}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:orderfold:problem:amount-exceeds-due"));
        assertThat(shop.order(order).version()).isEqualTo(version);
        assertThat(shop.payments(order)).isEmpty();
    }

    @Test
    void capturesNoMoreThanIsSecuredHoweverManyAskAtOnce() throws Exception {
        OrderId order = waiting("20.00");
        pay(order, "{}").andExpect(status().isCreated());
        PaymentId payment = shop.payments(order).get(0).paymentId();
        Money three = Money.of("3.00", "EUR");
        ExecutorService callers = Executors.newFixedThreadPool(32);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String captureId = "parallel-" + i;
            calls.add(callers.submit(() -> commands.sendAndWait(new CapturePayment(payment, captureId, three))));
        }
        int refused = 0;
        for (Future<?> call : calls) {
            try {
                call.get(60, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e.getCause()).isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("capture-exceeds-authorization"));
                refused++;
            }
        }
        callers.shutdown();
        assertThat(refused).isEqualTo(26);
        PaymentView after = shop.awaitPayment(payment, p -> p.captured().equals(Money.of("18.00", "EUR")));
        assertThat(after.captures()).hasSize(6);
        assertThatThrownBy(() -> commands.sendAndWait(new CapturePayment(payment, "one-more", three)))
                .isInstanceOf(Rejection.class);
    }

    private OrderId waiting(String total) {
        OrderId order = shop.placed(total);
        shop.awaitOrder(order, o -> o.payBy() != null);
        return order;
    }

    private ResultActions pay(OrderId order, String body) throws Exception {
        return http.perform(post("/api/orders/{id}/payments", order)
                .with(user("mona").roles("VIEWER", "CLERK"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
