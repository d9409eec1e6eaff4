package io.orderfold.inventory.process;

import static io.orderfold.inventory.LocationCode.MAIN;
import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.PEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.command.StockCommand.CheckStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockLevelsSet;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderReleased;
import io.orderfold.orders.event.OrderStockReserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResumeShortOrderTest {

    private final SagaTestFixture<ResumeShortOrder> saga = new SagaTestFixture<>(ResumeShortOrder.class);
    private final Map<Sku, Integer> available = new HashMap<>();
    private OrderClaim.State claim = OrderClaim.State.WANTED;
    private boolean orderRefuses;
    private final RememberedShortOrders shortOrders = new RememberedShortOrders();

    private static final class RememberedShortOrders implements ShortOrders {

        private final List<OrderId> older = new ArrayList<>();
        private final Map<OrderId, Collection<Sku>> waiting = new HashMap<>();

        @Override
        public void waitFor(OrderId orderId, int priority, Instant placedAt, Collection<Sku> skus) {
            waiting.put(orderId, skus);
        }

        @Override
        public void prioritise(OrderId orderId, int priority) {}

        @Override
        public void leave(OrderId orderId) {
            waiting.remove(orderId);
        }

        @Override
        public List<OrderId> before(OrderId orderId) {
            return older;
        }
    }

    @BeforeEach
    void wire() {
        DefaultCommandGateway commands =
                DefaultCommandGateway.builder().commandBus(saga.getCommandBus()).build();
        saga.setCallbackBehavior((command, metadata) -> {
            if (command instanceof CheckStock check) {
                return available.getOrDefault(check.sku(), 0) >= check.quantity()
                        ? new StockReservation(check.quantity(), 0)
                        : StockReservation.NONE;
            }
            if (command instanceof RecordStockReserved && orderRefuses) {
                throw Rejection.conflict("wrong-state", "It has been cancelled.");
            }
            return 1L;
        });
        OrderStock stock = new OrderStock(commands, orderId -> new OrderClaim(3, lines(), claim, 0, 0, Instant.EPOCH));
        saga.registerResource(new ShortOrderQueue(stock, shortOrders));
    }

    @Test
    void startsWhenAnOrderIsHeldAsShort() {
        saga.givenNoPriorActivity()
                .whenPublishingA(held(MUG))
                .expectActiveSagas(1)
                .expectAssociationWith("orderId", ALICES)
                .expectAssociationWith("sku", MUG)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1));
    }

    @Test
    void doesNotStartWhenAnOrderIsHeldByHand() {
        saga.givenNoPriorActivity()
                .whenPublishingA(new OrderHeld(ALICES, HoldKind.MANUAL, "check the address", List.of()))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void goesOnWaitingWhenTheOrderIsHeldByHandBesides() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new OrderHeld(ALICES, HoldKind.MANUAL, "check the address", List.of()))
                .expectActiveSagas(1)
                .expectAssociationWith("sku", MUG)
                .expectNoDispatchedCommands();
    }

    @Test
    void reservesAtOnceWhatHasArrivedSinceTheTryThatFailed() {
        available.put(MUG, 2);
        available.put(PEN, 1);
        saga.givenNoPriorActivity()
                .whenPublishingA(held(MUG))
                .expectActiveSagas(0)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1), reserved(), reserve(MUG, 2), reserve(PEN, 1));
    }

    @Test
    void reservesTheWholeOrderWhenWhatWasMissingArrives() {
        available.put(PEN, 1);
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG));
        available.put(MUG, 2);
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 2, "delivery"))
                .expectActiveSagas(0)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1), reserved(), reserve(MUG, 2), reserve(PEN, 1));
    }

    @Test
    void triesOlderOrdersFirst() {
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG));
        shortOrders.older.add(BOBS);
        available.put(PEN, 1);
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 1, "delivery"))
                .expectActiveSagas(1)
                .expectDispatchedCommands(
                        new CheckStock(MUG, BOBS, 2, false),
                        new CheckStock(PEN, BOBS, 1, false),
                        check(MUG, 2),
                        check(PEN, 1));
    }

    @Test
    void standsInTheQueueForAsLongAsItWaits() {
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG));
        assertThat(shortOrders.waiting).containsOnlyKeys(ALICES);
        available.put(MUG, 2);
        available.put(PEN, 1);
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 2, "delivery")).expectActiveSagas(0);
        assertThat(shortOrders.waiting).isEmpty();
    }

    @Test
    void triesWhenACountFindsMore() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockAdjusted(MUG, MAIN, 1, "count"))
                .expectActiveSagas(1)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1));
    }

    @Test
    void doesNotTryWhenACountFindsFewer() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockAdjusted(MUG, MAIN, -1, "count"))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void triesWhenStockTakingFindsMore() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockCounted(MUG, MAIN, 7, 2, "stock-taking"))
                .expectActiveSagas(1)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1));
    }

    @Test
    void doesNotTryWhenStockTakingFindsNoMore() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockCounted(MUG, MAIN, 5, 0, "stock-taking"))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void triesWhenFewerPiecesMayBeHeldBack() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockLevelsSet(MUG, 0, null, "sells slowly"))
                .expectActiveSagas(1)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1));
    }

    @Test
    void triesWhenAnotherOrderGivesPiecesBack() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockReleased(MUG, BOBS, 1))
                .expectActiveSagas(1)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1));
    }

    @Test
    void doesNotTryWhenPiecesLeave() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockDispatched(MUG, MAIN, BOBS, 1, 0))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void reservesNothingAndReleasesNothingWhileAnythingIsMissing() {
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG, PEN));
        available.put(MUG, 2);
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 2, "delivery"))
                .expectActiveSagas(1)
                .expectAssociationWith("sku", PEN)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1));
    }

    @Test
    void waitsForWhatIsMissingNowAndNoLongerForWhatWas() {
        available.put(PEN, 1);
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG));
        available.put(MUG, 2);
        available.put(PEN, 0);
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 2, "delivery"))
                .expectActiveSagas(1)
                .expectAssociationWith("sku", PEN)
                .expectNoAssociationWith("sku", MUG)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1));
    }

    @Test
    void takesNoNoticeOfOtherProducts() {
        available.put(PEN, 1);
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new StockReceived(PEN, MAIN, 2, "delivery"))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void endsWithoutReservingWhenTheOrderRefuses() {
        available.put(PEN, 1);
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG));
        available.put(MUG, 2);
        orderRefuses = true;
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 2, "delivery"))
                .expectActiveSagas(0)
                .expectDispatchedCommands(check(MUG, 2), check(PEN, 1), reserved());
    }

    @Test
    void endsWithoutAskingWhenTheOrderHasBeenReservedMeanwhile() {
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG));
        claim = OrderClaim.State.RESERVED;
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 2, "delivery"))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void endsWithoutAskingWhenTheOrderWantsNothingAnyMore() {
        ContinuedGivenState waiting = saga.givenAPublished(held(MUG));
        claim = OrderClaim.State.NONE;
        waiting.whenPublishingA(new StockReceived(MUG, MAIN, 2, "delivery"))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void endsWhenTheOrderIsReserved() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new OrderStockReserved(ALICES, List.of(), Money.of("30.00", "EUR")))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void endsWhenTheOrderIsCancelled() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new OrderCancelled(
                        ALICES, CancelCause.OTHER, "changed my mind", true, true, List.of(), List.of(), List.of()))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void endsWhenTheShortHoldIsReleased() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new OrderReleased(ALICES, HoldKind.SHORT))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void goesOnWaitingWhenAnotherHoldIsReleased() {
        saga.givenAPublished(held(MUG))
                .whenPublishingA(new OrderReleased(ALICES, HoldKind.MANUAL))
                .expectActiveSagas(1);
    }

    private static OrderHeld held(Sku... shortOf) {
        return new OrderHeld(ALICES, HoldKind.SHORT, "Not enough in stock.", List.of(shortOf));
    }

    private static List<OrderLine> lines() {
        return List.of(line(1, PEN, 1), line(2, MUG, 2));
    }

    private static OrderLine line(int number, Sku sku, int quantity) {
        return new OrderLine(LineId.of(number), sku, "A " + sku, quantity, Money.of("10.00", "EUR"), "standard", false);
    }

    private static CheckStock check(Sku sku, int quantity) {
        return new CheckStock(sku, ALICES, quantity, false);
    }

    private static ReserveStock reserve(Sku sku, int quantity) {
        return new ReserveStock(sku, ALICES, quantity, false);
    }

    private static RecordStockReserved reserved() {
        return new RecordStockReserved(ALICES, List.of());
    }
}
