package io.orderfold.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.query.StockQuery.ReadStockFromLog;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.query.PaymentQuery.ReadPaymentFromLog;
import io.orderfold.payments.query.PaymentView;
import io.orderfold.shipments.query.ShipmentQuery.ReadShipmentFromLog;
import io.orderfold.shipments.query.ShipmentView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole application with its real log and processes, a shop that sells cups at 10.00 and plates at 4.00. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:shipping;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.payments.provider=simulator"
        })
@AutoConfigureMockMvc
public abstract class ShippingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CustomerId CUSTOMER = new CustomerId("c-1");

    @Autowired
    protected CommandGateway commands;

    @Autowired
    protected QueryGateway queries;

    @Autowired
    protected EventStore store;

    @Autowired
    protected JdbcTemplate writeJdbc;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private Log log;

    protected Sku cup;
    protected Sku plate;

    @BeforeEach
    void openTheShop() {
        cup = new Sku("CUP-" + UUID.randomUUID());
        plate = new Sku("PLATE-" + UUID.randomUUID());
        commands.sendAndWait(RegisterCustomer.unnamed(CUSTOMER));
        commands.sendAndWait(new RegisterProduct(cup, "Cup", Money.of("10.00", "EUR"), null, true));
        commands.sendAndWait(new RegisterProduct(plate, "Plate", Money.of("4.00", "EUR"), null, false));
    }

    protected OrderId drafted(int cups, int plates) {
        OrderId order = OrderId.random();
        List<RequestedLine> lines = Stream.of(
                        new RequestedLine(cup, Math.max(1, cups), null),
                        new RequestedLine(plate, Math.max(1, plates), null))
                .filter(line -> line.sku().equals(cup) ? cups > 0 : plates > 0)
                .toList();
        commands.sendAndWait(new DraftOrder(order, CUSTOMER, Money.currency("EUR"), lines, null));
        return order;
    }

    /** Line 1 is cups, all of them in stock; line 2 plates. */
    protected OrderId placed(int cups, int plates) {
        if (cups > 0) {
            receive(cup, cups);
        }
        if (plates > 0) {
            receive(plate, plates);
        }
        OrderId order = drafted(cups, plates);
        commands.sendAndWait(new PlaceOrder(order));
        return order;
    }

    /** With its automatic shipment. */
    protected OrderId allocated(int cups, int plates) {
        OrderId order = placed(cups, plates);
        await(() -> !shipments(order).isEmpty());
        assertThat(order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
        return order;
    }

    protected void receive(Sku sku, int quantity) {
        commands.sendAndWait(new ReceiveStock(sku, quantity, "delivery"));
    }

    protected static LineQuantity cups(int quantity) {
        return new LineQuantity(LineId.of(1), quantity);
    }

    protected static LineQuantity plates(int quantity) {
        return new LineQuantity(LineId.of(2), quantity);
    }

    protected OrderView order(OrderId order) {
        return queries.query(new ReadOrderFromLog(order), ResponseTypes.instanceOf(OrderView.class))
                .join();
    }

    protected ShipmentView shipment(ShipmentId shipment) {
        return queries.query(new ReadShipmentFromLog(shipment), ResponseTypes.instanceOf(ShipmentView.class))
                .join();
    }

    /** Every shipment the order was ever asked for, the oldest first. */
    protected List<ShipmentView> shipments(OrderId order) {
        return events(order, OrderLinesAllocated.class).stream()
                .map(OrderLinesAllocated::shipmentRef)
                .map(ShipmentId::of)
                .map(this::shipment)
                .toList();
    }

    protected ShipmentView shipmentOf(OrderId order) {
        List<ShipmentView> shipments = shipments(order);
        assertThat(shipments).hasSize(1);
        return shipments.get(0);
    }

    protected List<PaymentView> payments(OrderId order) {
        return order(order).payments().stream()
                .map(payment -> queries.query(
                                new ReadPaymentFromLog(PaymentId.of(payment.paymentId())),
                                ResponseTypes.instanceOf(PaymentView.class))
                        .join())
                .toList();
    }

    protected StockView stock(Sku sku) {
        return queries.query(new ReadStockFromLog(sku), ResponseTypes.instanceOf(StockView.class))
                .join();
    }

    protected <E extends OrderEvent> List<E> events(OrderId order, Class<E> type) {
        return store.readEvents(order.toString(), 0)
                .asStream()
                .map(Message::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    protected <E> DomainEventMessage<E> message(Object stream, Class<E> type) {
        @SuppressWarnings("unchecked")
        DomainEventMessage<E> found = (DomainEventMessage<E>) store.readEvents(stream.toString(), 0)
                .asStream()
                .filter(message -> type.isInstance(message.getPayload()))
                .findFirst()
                .orElseThrow();
        return found;
    }

    /** Expects a refusal with that code. */
    protected static Rejection refused(ThrowingCallable action, String code) {
        Rejection[] refusal = new Rejection[1];
        org.assertj.core.api.Assertions.assertThatThrownBy(action)
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.code()).isEqualTo(code);
                    refusal[0] = rejection;
                });
        return refusal[0];
    }

    protected long lastEvent() {
        return store.createHeadToken().position().orElseThrow();
    }

    /** Until the processes have handled all there is; thrice, for one may have caused something for another. */
    protected void awaitIdle() {
        for (int i = 0; i < 3; i++) {
            TrackingToken head = store.createHeadToken();
            processing.eventProcessors().forEach((group, processor) -> {
                if (group.endsWith(".process") || group.endsWith(".provider") || group.endsWith(".saga")) {
                    await(() -> hasRead((StreamingEventProcessor) processor, head));
                }
            });
        }
    }

    private boolean hasRead(StreamingEventProcessor processor, TrackingToken head) {
        return !processor.processingStatus().isEmpty()
                && processor.processingStatus().values().stream()
                        .allMatch(status -> log.hasBeenReadTo(head, status.getTrackingToken()));
    }

    protected void assertNothingParked() {
        assertThat(writeJdbc.queryForList("select cause_message from dead_letters", String.class))
                .isEmpty();
    }

    protected static void await(Callable<Boolean> done) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(done);
    }
}
