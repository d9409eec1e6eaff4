package io.orderfold.shipments.process;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand;
import io.orderfold.orders.command.OrderCommand.AllocateLines;
import io.orderfold.orders.command.OrderCommand.DeallocateLines;
import io.orderfold.orders.command.OrderCommand.ReassignLines;
import io.orderfold.orders.command.OrderCommand.RecordDelivery;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.query.LineView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.command.OrderOfShipment;
import io.orderfold.shipments.command.ShipmentCommand.GiveUpShipment;
import io.orderfold.shipments.event.ShipmentEvent;
import io.orderfold.shipments.event.ShipmentMergedInto;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends the order commands nested in the shipment's own: same thread, same transaction. */
@Component
class AskOrderAboutShipment implements OrderOfShipment {

    private final CommandGateway commands;
    private final OrdersByLog orders;
    private final Log log;

    AskOrderAboutShipment(CommandGateway commands, OrdersByLog orders, Log log) {
        this.commands = commands;
        this.orders = orders;
        this.log = log;
    }

    @Override
    public List<ShipmentLine> setAside(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
        send(new AllocateLines(orderId, shipmentId.ref(), lines));
        Map<LineId, LineView> ordered = orders.require(orderId).lines().stream()
                .collect(Collectors.toMap(LineView::lineId, Function.identity()));
        return lines.stream()
                .map(pieces -> {
                    LineView line = Objects.requireNonNull(ordered.get(pieces.lineId()), "the order allowed it");
                    return new ShipmentLine(line.lineId(), line.sku(), line.name(), pieces.quantity());
                })
                .toList();
    }

    @Override
    public List<ShipmentLine> setAsideAs(OrderId orderId, ShipmentId shipmentId, List<ShipmentLine> lines) {
        send(new AllocateLines(
                orderId,
                shipmentId.ref(),
                lines.stream().map(ShipmentLine::pieces).toList()));
        return lines;
    }

    @Override
    public void free(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
        send(new DeallocateLines(orderId, shipmentId.ref(), lines));
    }

    @Override
    public void letLeave(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
        send(new ShipLines(orderId, shipmentId.ref(), lines));
    }

    @Override
    public void tellArrived(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
        send(new RecordDelivery(orderId, shipmentId.ref(), lines));
    }

    @Override
    public List<ShipmentLine> takeOver(OrderId orderId, ShipmentId from, ShipmentId into, LocationCode location) {
        commands.sendAndWait(new GiveUpShipment(from, orderId, into, location));
        List<ShipmentLine> lines = log.fold(from.toString(), ShipmentEvent.class, GivenUp::after)
                .orElseThrow()
                .lines();
        send(new ReassignLines(
                orderId,
                from.ref(),
                into.ref(),
                lines.stream().map(ShipmentLine::pieces).toList()));
        return lines;
    }

    /** What a shipment has given up. */
    private record GivenUp(long version, List<ShipmentLine> lines) implements Versioned {

        static GivenUp after(@Nullable GivenUp before, ShipmentEvent event, Happened happened) {
            return new GivenUp(
                    happened.version(), event instanceof ShipmentMergedInto merged ? merged.lines() : List.of());
        }
    }

    /** That there is no such order is the caller's mistake; else it would look like the shipment that is missing. */
    private void send(OrderCommand command) {
        try {
            commands.sendAndWait(command);
        } catch (AggregateNotFoundException e) {
            throw Rejection.notFound("order", command.orderId());
        }
    }
}
