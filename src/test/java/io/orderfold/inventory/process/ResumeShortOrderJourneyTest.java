package io.orderfold.inventory.process;

import static io.orderfold.inventory.OrderDesk.line;
import static io.orderfold.inventory.OrderDesk.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.SetPriority;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders that wait for stock, with the real order and the real store. */
class ResumeShortOrderJourneyTest extends StockProcessTest {

    @Test
    void resumesAShortOrderOnceEverythingIsThere() {
        Sku mug = sku("MUG");
        Sku pen = sku("PEN");
        OrderId order = desk.place(line(mug, 2), line(pen, 2));
        awaitHolds(order, 1);

        desk.receive(mug, 2);
        awaitIdle();
        assertThat(desk.stock(mug).reserved()).isZero();
        desk.receive(pen, 2);

        awaitReserved(order);
        assertThat(desk.order(order).onHold()).isFalse();
        assertThat(desk.stock(mug).available()).isZero();
        assertThat(desk.stock(pen).available()).isZero();
        awaitNoSaga(order);
    }

    @Test
    void resumesAShortOrderWhenACountFindsMore() {
        Sku mug = sku("MUG");
        OrderId order = desk.place(line(mug, 2));
        awaitHolds(order, 1);

        commands.sendAndWait(new AdjustStock(mug, 2, "found behind the shelf"));

        awaitReserved(order);
    }

    @Test
    void givesTheStockOfACancelledOrderToOneThatWaits() {
        Sku mug = sku("MUG");
        desk.receive(mug, 2);
        OrderId first = desk.place(line(mug, 2));
        awaitReserved(first);
        OrderId second = desk.place(line(mug, 1));
        awaitHolds(second, 1);

        commands.sendAndWait(new CancelOrder(first, "changed my mind"));

        awaitReserved(second);
        assertThat(desk.stock(mug).reserved()).isEqualTo(1);
    }

    @Test
    void servesThePreferredFirstAndThenTheOldest() {
        Sku mug = sku("MUG");
        OrderId first = desk.place(line(mug, 2));
        awaitHolds(first, 1);
        OrderId second = desk.place(line(mug, 2));
        awaitHolds(second, 1);
        OrderId preferred = desk.place(line(mug, 2));
        awaitHolds(preferred, 1);
        commands.sendAndWait(new SetPriority(preferred, 5, "a hospital"));
        awaitIdle();

        desk.receive(mug, 2);
        awaitReserved(preferred);
        awaitIdle();
        assertThat(isReserved(first)).isFalse();
        desk.receive(mug, 2);
        awaitReserved(first);
        awaitIdle();
        assertThat(isReserved(second)).isFalse();
    }

    @Test
    void waitsForWhatHasSoldOutMeanwhile() {
        Sku mug = sku("MUG");
        Sku pen = sku("PEN");
        desk.receive(pen, 1);
        OrderId waiting = desk.place(line(mug, 1), line(pen, 1));
        awaitHolds(waiting, 1);
        OrderId quicker = desk.place(line(pen, 1));
        awaitReserved(quicker);
        desk.receive(mug, 1);
        awaitIdle();
        assertThat(isReserved(waiting)).isFalse();

        desk.receive(pen, 1);

        awaitReserved(waiting);
    }

    @Test
    void letsOneOfTwoShortOrdersHaveThePiecesAndTheOtherWaitInPeace() {
        Sku mug = sku("MUG");
        OrderId first = desk.place(line(mug, 5));
        OrderId second = desk.place(line(mug, 5));
        awaitHolds(first, 1);
        awaitHolds(second, 1);

        desk.receive(mug, 5);
        await(() -> desk.stock(mug).reserved() == 5);
        awaitIdle();

        assertThat(List.of(first, second).stream().filter(this::isReserved)).hasSize(1);
        assertThat(desk.events("stock:" + mug)).hasSize(2);
        long head = lastEvent();
        awaitIdle();
        assertThat(lastEvent()).isEqualTo(head);
        desk.receive(mug, 5);
        awaitReserved(first);
        awaitReserved(second);
        assertThat(desk.stock(mug).available()).isZero();
    }

    @Test
    void servesTheOrderPlacedFirstEvenIfItBeganToWaitAgainLater() {
        Sku mug = sku("MUG");
        OrderId first = desk.place(line(mug, 2));
        awaitHolds(first, 1);
        OrderId second = desk.place(line(mug, 2));
        awaitHolds(second, 1);
        commands.sendAndWait(new ReleaseOrder(first, HoldKind.SHORT));
        awaitHolds(first, 2);
        awaitIdle();

        desk.receive(mug, 3);
        awaitReserved(first);
        awaitIdle();

        assertThat(isReserved(second)).isFalse();
        desk.receive(mug, 1);
        awaitReserved(second);
        awaitNoSaga(first);
        awaitNoSaga(second);
        assertThat(queued(first, second)).isZero();
    }

    @Test
    void servesOrdersInTheOrderTheyWerePlacedIn() {
        Sku mug = sku("MUG");
        List<OrderId> orders =
                IntStream.range(0, 5).mapToObj(i -> desk.place(line(mug, 1))).toList();
        orders.forEach(order -> awaitHolds(order, 1));
        awaitIdle();

        for (OrderId order : orders) {
            long served = orders.stream().filter(this::isReserved).count();
            desk.receive(mug, 1);
            awaitReserved(order);
            awaitIdle();
            assertThat(orders.stream().filter(this::isReserved)).hasSize((int) served + 1);
        }
        assertThat(queued(orders.toArray(OrderId[]::new))).isZero();
    }

    @Test
    void neverReservesMoreThanThereIsWhenManyShortOrdersWait() {
        Sku mug = sku("MUG");
        Sku pen = sku("PEN");
        List<OrderId> orders = IntStream.range(0, 30)
                .mapToObj(i ->
                        i % 2 == 0 ? desk.place(line(mug, 1), line(pen, 1)) : desk.place(line(pen, 1), line(mug, 1)))
                .toList();
        orders.forEach(order -> awaitHolds(order, 1));

        desk.receive(mug, 20);
        desk.receive(pen, 10);

        await(() -> orders.stream().filter(this::isReserved).count() == 10);
        awaitIdle();
        assertThat(orders.stream().filter(this::isReserved)).hasSize(10);
        assertThat(desk.stock(pen).available()).isZero();
        assertThat(desk.stock(mug).available()).isEqualTo(10);
        assertNothingParked();
    }

    @Test
    void triesAgainWhenTheHoldIsReleasedByHand() {
        Sku mug = sku("MUG");
        OrderId order = desk.place(line(mug, 2));
        awaitHolds(order, 1);

        commands.sendAndWait(new ReleaseOrder(order, HoldKind.SHORT));

        awaitHolds(order, 2);
        desk.receive(mug, 2);
        awaitReserved(order);
        assertThat(desk.stock(mug).reserved()).isEqualTo(2);
    }

    @Test
    void doesNotReserveAgainWhatHasLeftWhenItHearsLate() {
        Sku mug = sku("MUG");
        processor("inventory.saga").shutDown();
        OrderId order = desk.place(line(mug, 2));
        awaitHolds(order, 1);
        desk.receive(mug, 9);
        commands.sendAndWait(new ReleaseOrder(order, HoldKind.SHORT));
        awaitReserved(order);
        commands.sendAndWait(new DispatchStock(mug, order, 2));

        processor("inventory.saga").start();
        awaitIdle();

        assertThat(desk.stock(mug).reserved()).isZero();
        assertThat(desk.stock(mug).onHand()).isEqualTo(7);
        awaitNoSaga(order);
    }

    @Test
    void stopsWaitingForAnOrderThatIsCancelled() {
        Sku mug = sku("MUG");
        OrderId order = desk.place(line(mug, 2));
        awaitHolds(order, 1);
        awaitIdle();

        commands.sendAndWait(new CancelOrder(order, "changed my mind"));

        awaitNoSaga(order);
        desk.receive(mug, 2);
        awaitIdle();
        assertThat(desk.stock(mug).reserved()).isZero();
    }
}
