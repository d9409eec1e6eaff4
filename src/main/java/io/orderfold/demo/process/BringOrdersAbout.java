package io.orderfold.demo.process;

import io.orderfold.demo.process.DemoOrder.Goal;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.command.ShipmentCommand.ArrangeShipment;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import io.orderfold.shipments.query.ShipmentQuery.ReadShipmentFromLog;
import io.orderfold.shipments.query.ShipmentView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings an order of the demo to where it shall end, from wherever it stands; what has been done is not done again. */
@Component
@Profile("demo")
class BringOrdersAbout {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Log log;

    BringOrdersAbout(CommandGateway commands, QueryGateway queries, Log log) {
        this.commands = commands;
        this.queries = queries;
        this.log = log;
    }

    boolean isThere(DemoOrder order) {
        return log.version(order.id().toString()).isPresent();
    }

    void bringAbout(DemoOrder wanted) {
        OrderId id = wanted.id();
        if (!isThere(wanted)) {
            commands.sendAndWait(new DraftOrder(id, wanted.customer(), DemoShop.EUR, wanted.lines(), null));
        }
        if (wanted.goal() != Goal.DRAFT && read(id).status() == OrderStatus.DRAFT) {
            commands.sendAndWait(new PlaceOrder(id));
        }
        switch (wanted.goal()) {
            case DRAFT -> {}
            case SHORT -> await(id, OrderView::onHold);
            case UNPAID -> await(id, order -> order.payBy() != null);
            case CANCELLED -> cancel(id);
            case HELD -> hold(id);
            case CONFIRMED -> await(id, order -> order.status() == OrderStatus.CONFIRMED);
            case PARTIALLY_SHIPPED, SHIPPED, COMPLETED -> ship(wanted);
        }
    }

    private void cancel(OrderId id) {
        if (await(id, order -> order.status() != OrderStatus.PLACED).status() == OrderStatus.CONFIRMED) {
            await(id, BringOrdersAbout::isSetAside);
            commands.sendAndWait(new CancelOrder(id, "Ordered by mistake"));
        }
    }

    private void hold(OrderId id) {
        OrderView order = await(id, view -> view.status() == OrderStatus.CONFIRMED && isSetAside(view));
        if (!order.onHold()) {
            commands.sendAndWait(new HoldOrder(id, HoldKind.MANUAL, "The customer asked us to wait a week"));
        }
    }

    private void ship(DemoOrder wanted) {
        OrderView order = await(wanted.id(), view -> view.status() != OrderStatus.PLACED);
        if (order.status() != OrderStatus.CONFIRMED) {
            return;
        }
        OrderView setAside = await(wanted.id(), BringOrdersAbout::isSetAside);
        ShipmentId shipment = wanted.goal() == Goal.PARTIALLY_SHIPPED ? arranged(wanted, setAside) : byItself(setAside);
        if (read(shipment).status() == ShipmentStatus.ALLOCATED) {
            commands.sendAndWait(new PackShipment(shipment));
        }
        if (read(shipment).status() == ShipmentStatus.PACKED) {
            commands.sendAndWait(new DispatchShipment(shipment, "Example Parcels", "EP-" + wanted.name()));
        }
        if (wanted.goal() == Goal.COMPLETED) {
            if (read(shipment).status() == ShipmentStatus.DISPATCHED) {
                commands.sendAndWait(new DeliverShipment(shipment));
            }
            await(wanted.id(), view -> view.status() == OrderStatus.COMPLETED);
        }
    }

    private static boolean isSetAside(OrderView order) {
        return order.lines().stream().allMatch(line -> line.allocated() + line.shipped() == line.quantity());
    }

    /** The shipment that is made of a confirmed order by itself, once there is one. */
    private static ShipmentId byItself(OrderView order) {
        return new ShipmentId(NameBasedId.of("shipment", order.orderId()));
    }

    /** A shipment of the first line alone, taken out of the one that was made by itself. */
    private ShipmentId arranged(DemoOrder wanted, OrderView order) {
        ShipmentId shipment = new ShipmentId(NameBasedId.of("demo", "shipment", wanted.name()));
        if (log.version(shipment.toString()).isEmpty()) {
            LineView first = order.lines().get(0);
            commands.sendAndWait(new ArrangeShipment(
                    shipment, wanted.id(), List.of(new LineQuantity(first.lineId(), first.quantity()))));
        }
        return shipment;
    }

    private OrderView read(OrderId id) {
        return queries.query(new ReadOrderFromLog(id), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow();
    }

    private ShipmentView read(ShipmentId id) {
        return queries.query(new ReadShipmentFromLog(id), ResponseTypes.optionalInstanceOf(ShipmentView.class))
                .join()
                .orElseThrow();
    }

    private OrderView await(OrderId id, Predicate<OrderView> condition) {
        Instant until = Instant.now().plus(PATIENCE);
        OrderView order = read(id);
        while (!condition.test(order)) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("The demo's order " + id + " stays " + order.status());
            }
            pause();
            order = read(id);
        }
        return order;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The application is shutting down", e);
        }
    }
}
