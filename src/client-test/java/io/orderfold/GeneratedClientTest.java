package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderfold.client.ApiClient;
import io.orderfold.client.ApiException;
import io.orderfold.client.api.CustomersApi;
import io.orderfold.client.api.OrdersApi;
import io.orderfold.client.api.ProductsApi;
import io.orderfold.client.api.ShipmentsApi;
import io.orderfold.client.api.StockApi;
import io.orderfold.client.model.CustomerRegistration;
import io.orderfold.client.model.DispatchRequest;
import io.orderfold.client.model.DraftRequest;
import io.orderfold.client.model.LineRequest;
import io.orderfold.client.model.Money;
import io.orderfold.client.model.OrderView;
import io.orderfold.client.model.ProductRegistration;
import io.orderfold.client.model.ReceiptRequest;
import io.orderfold.client.model.ShipmentView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client made of {@code docs/openapi.json} and of nothing else takes an order from draft to completed. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sql-docs;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=admin-of-the-test"
        })
class GeneratedClientTest {

    @LocalServerPort
    private int port;

    private ApiClient client;

    @BeforeEach
    void signIn() {
        String credentials =
                Base64.getEncoder().encodeToString("admin:admin-of-the-test".getBytes(StandardCharsets.UTF_8));
        client = new ApiClient();
        client.updateBaseUri("http://localhost:" + port);
        client.setRequestInterceptor(request -> request.header("Authorization", "Basic " + credentials));
    }

    @Test
    void takesAnOrderFromDraftToCompleted() throws ApiException {
        String sku = "CLIENT-" + UUID.randomUUID();
        new ProductsApi(client)
                .registerProduct(
                        new ProductRegistration()
                                .sku(sku)
                                .name("Mug")
                                .unitPrice(new Money().amount("19.90").currency("EUR")),
                        null,
                        null);
        new StockApi(client)
                .receiveStock(sku, new ReceiptRequest().quantity(5L).reason("first delivery"), null, null, null);
        String customer = new CustomersApi(client)
                .registerCustomer(new CustomerRegistration().name("Ada Example"), null, null)
                .getCustomerId();

        OrdersApi orders = new OrdersApi(client);
        UUID orderId = orders.draftOrder(
                        new DraftRequest()
                                .customerId(customer)
                                .currency("EUR")
                                .lines(List.of(new LineRequest().sku(sku).quantity(2L))),
                        UUID.randomUUID().toString(),
                        null,
                        null)
                .getOrderId();
        orders.placeOrder(orderId, null, "\"0\"", null, null);

        ShipmentsApi shipments = new ShipmentsApi(client);
        ShipmentView shipment = await().atMost(Duration.ofSeconds(30))
                .until(() -> shipments.listOrderShipments(orderId, null, null).getItems(), items -> !items.isEmpty())
                .get(0);
        shipments.packShipment(shipment.getShipmentId(), null, null, null);
        shipments.dispatchShipment(
                shipment.getShipmentId(), new DispatchRequest().carrier("DHL").trackingNumber("1"), null, null, null);
        shipments.deliverShipment(shipment.getShipmentId(), null, null, null);

        OrderView order = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> orders.readOrder(orderId, null, null, null, "wait=5"),
                        seen -> seen.getStatus() == OrderView.StatusEnum.COMPLETED);
        assertThat(order.getTotal().getAmount()).isEqualTo("39.80");
        assertThat(order.getPaymentStatus()).isEqualTo(OrderView.PaymentStatusEnum.PAID);
        assertThat(order.getFulfilmentStatus()).isEqualTo(OrderView.FulfilmentStatusEnum.DELIVERED);
    }

    @Test
    void seesARefusalAsTheDocumentSays() {
        assertThatThrownBy(() -> new OrdersApi(client).readOrder(UUID.randomUUID(), null, null, null, null))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(404);
                    assertThat(refusal.getResponseBody()).contains("urn:orderfold:problem:order-not-found");
                });
    }
}
