package io.orderfold.inventory.process;

import static io.orderfold.inventory.OrderDesk.line;
import static io.orderfold.inventory.OrderDesk.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.RecordPaymentDeclined;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReserveStockForOrderTest extends StockProcessTest {

    @Test
    void reservesEveryLineOfAPlacedOrder() {
        Sku mug = sku("MUG");
        Sku pen = sku("PEN");
        desk.receive(mug, 5);
        desk.receive(pen, 5);

        OrderId order = desk.place(line(mug, 2), line(pen, 3));

        awaitReserved(order);
        assertThat(desk.stock(mug).reserved()).isEqualTo(2);
        assertThat(desk.stock(pen).available()).isEqualTo(2);
        assertThat(desk.events(order, OrderStockReserved.class).get(0).backordered())
                .isEmpty();
    }

    @Test
    void addsUpLinesOfTheSameProduct() {
        Sku mug = sku("MUG");
        desk.receive(mug, 5);

        OrderId order = desk.place(line(mug, 2), line(mug, 3));

        awaitReserved(order);
        assertThat(desk.events("stock:" + mug, StockReserved.class))
                .singleElement()
                .satisfies(reserved -> assertThat(reserved.quantity()).isEqualTo(5));
    }

    @Test
    void holdsAnOrderAsShortWithoutReservingAnyOfIt() {
        Sku mug = sku("MUG");
        Sku pen = sku("PEN");
        Sku cup = sku("CUP");
        desk.receive(mug, 5);
        desk.receive(pen, 1);

        OrderId order = desk.place(line(mug, 2), line(pen, 3), line(cup, 1));

        awaitHolds(order, 1);
        assertThat(desk.events(order, OrderHeld.class).get(0).kind()).isEqualTo(HoldKind.SHORT);
        assertThat(desk.events(order, OrderHeld.class).get(0).shortOf()).containsExactlyInAnyOrder(pen, cup);
        assertThat(desk.stock(mug).reserved()).isZero();
        assertThat(desk.events("stock:" + mug)).hasSize(1);
    }

    @Test
    void promisesWhatMayBePromisedAndSaysOfWhichLines() {
        Sku later = sku("LATER");
        desk.receive(later, 3);

        OrderId order = desk.place(line(later, 2), line(later, 2));

        awaitReserved(order);
        assertThat(desk.events(order, OrderStockReserved.class).get(0).backordered())
                .containsExactly(new LineQuantity(LineId.of(2), 1));
        assertThat(desk.stock(later).available()).isEqualTo(-1);
    }

    @Test
    void givesBackWhatACancelledOrderHad() {
        Sku mug = sku("MUG");
        desk.receive(mug, 5);
        OrderId order = desk.place(line(mug, 2));
        awaitReserved(order);

        commands.sendAndWait(new CancelOrder(order, "changed my mind"));

        await(() -> desk.stock(mug).available() == 5);
    }

    @Test
    void reservesNothingForAnOrderCancelledMeanwhileAndGoesOnWithTheNext() {
        Sku mug = sku("MUG");
        Sku rare = sku("RARE");
        desk.receive(mug, 5);
        OrderId cancelled = desk.draft(line(mug, 2));
        OrderId shortAndCancelled = desk.draft(line(rare, 2));
        // In one transaction, so that whoever hears of the one finds the other done.
        inOneTransaction(() -> List.of(cancelled, shortAndCancelled).forEach(order -> {
            commands.sendAndWait(new PlaceOrder(order));
            commands.sendAndWait(new CancelOrder(order, "changed my mind"));
        }));

        OrderId next = desk.place(line(mug, 1));

        awaitReserved(next);
        awaitIdle();
        assertThat(desk.stock(mug).reserved()).isEqualTo(1);
        assertThat(desk.order(cancelled).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(desk.events(shortAndCancelled, OrderHeld.class)).isEmpty();
        assertNothingParked();
    }

    @Test
    void givesBackStockWhenThePaymentIsDeclinedAndReservesAgainWhenTheCustomerPaysAgain() {
        Sku mug = sku("MUG");
        desk.receive(mug, 2);
        OrderId order = desk.place(line(mug, 2));
        awaitReserved(order);
        decline(order);
        await(() -> desk.stock(mug).available() == 2);
        assertThat(desk.events(order, OrderStockReleased.class)).hasSize(1);

        commands.sendAndWait(new RequestPayment(order, new PaymentRef(UUID.randomUUID()), null));

        await(() -> desk.stock(mug).reserved() == 2);
        assertThat(desk.events(order, OrderStockReserved.class)).hasSize(2);
    }

    @Test
    void keepsTheStockOfACustomerWhoPaysAgainBeforeItIsGivenBack() {
        Sku mug = sku("MUG");
        desk.receive(mug, 2);
        OrderId order = desk.place(line(mug, 2));
        awaitReserved(order);

        inOneTransaction(() -> {
            decline(order);
            commands.sendAndWait(new RequestPayment(order, new PaymentRef(UUID.randomUUID()), null));
        });

        await(() -> desk.events(order, OrderStockReserved.class).size() == 2);
        awaitIdle();
        assertThat(desk.stock(mug).reserved()).isEqualTo(2);
        assertThat(desk.events("stock:" + mug, StockReleased.class)).isEmpty();
        assertThat(desk.events(order, OrderStockReleased.class)).isEmpty();
    }

    @Test
    void reservesOrdersOfManyProductsInAnyOrderOfTheirLines() {
        List<Sku> skus = IntStream.range(0, 6).mapToObj(i -> sku("P" + i)).toList();
        skus.forEach(sku -> desk.receive(sku, 1_000));

        List<OrderId> orders = IntStream.range(0, 60)
                .mapToObj(i -> desk.place(
                        line(skus.get(i % 6), 1), line(skus.get((i * 5 + 1) % 6), 1), line(skus.get((i + 3) % 6), 1)))
                .toList();

        orders.forEach(this::awaitReserved);
        assertThat(skus.stream().mapToLong(sku -> desk.stock(sku).reserved()).sum())
                .isEqualTo(180);
        assertNothingParked();
    }

    private void decline(OrderId order) {
        PaymentRef payment = new PaymentRef(UUID.randomUUID());
        commands.sendAndWait(new RequestPayment(order, payment, null));
        commands.sendAndWait(new RecordPaymentDeclined(
                order, payment, "card-declined", Instant.now().plusSeconds(600)));
    }
}
