package io.orderfold.shipments.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.command.StockCommand.CheckLocations;
import io.orderfold.inventory.command.StockCommand.StockByLocation;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.inventory.query.StockQuery.ReadLocationsFromLog;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.command.ShipmentCommand.AllocateShipment;
import io.orderfold.shipments.process.ParcelPlan.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes an order's pieces into shipments, one for each location they are sent from. A shop with one location has no choice,
 * and its stock is not asked.
 */
@Component
class SendGoods {

    private static final Logger LOG = LoggerFactory.getLogger(SendGoods.class);

    private final CommandGateway commands;
    private final QueryGateway queries;

    SendGoods(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /**
     * Makes the shipments; those made before are left as they are. One that is refused, because the order was called off or
     * its pieces travel otherwise by now, is not made.
     *
     * @param occasion tells the shipments apart from those of another occasion
     */
    void send(OrderView order, List<ShipmentLine> lines, Object... occasion) {
        for (Parcel parcel : parcels(order, lines)) {
            try {
                commands.sendAndWait(AllocateShipment.described(
                        id(order.orderId(), parcel, occasion), order.orderId(), parcel.lines(), parcel.location()));
            } catch (Rejection refusal) {
                if (refusal.kind() != Rejection.Kind.CONFLICT) {
                    throw refusal;
                }
                LOG.info("Order {} gets no shipment by itself: {}", order.orderId(), refusal.code());
            }
        }
    }

    /** The one location that is best for these pieces together; null where the shop has no choice. */
    @Nullable
    LocationCode bestFor(OrderView order, List<ShipmentLine> lines) {
        LocationsView locations = locations();
        return hasChoice(locations) ? plan(locations, order, lines).best(lines) : null;
    }

    private List<Parcel> parcels(OrderView order, List<ShipmentLine> lines) {
        LocationsView locations = locations();
        return hasChoice(locations)
                ? plan(locations, order, lines).parcels(lines)
                : List.of(new Parcel(null, false, lines));
    }

    private static boolean hasChoice(LocationsView locations) {
        return locations.locations().size() > 1;
    }

    private LocationsView locations() {
        return queries.query(new ReadLocationsFromLog(), LocationsView.class).join();
    }

    private ParcelPlan plan(LocationsView locations, OrderView order, List<ShipmentLine> lines) {
        Map<Sku, StockByLocation> there = new TreeMap<>();
        lines.stream().map(ShipmentLine::sku).distinct().sorted().forEach(sku -> {
            StockByLocation stock = commands.sendAndWait(new CheckLocations(sku, order.orderId()));
            there.put(sku, Objects.requireNonNull(stock, "a stock item must answer"));
        });
        return new ParcelPlan(locations, there, order.shippingAddress());
    }

    private static ShipmentId id(OrderId orderId, Parcel parcel, Object... occasion) {
        List<Object> name = new ArrayList<>(List.of("shipment", orderId));
        name.addAll(List.of(occasion));
        if (parcel.location() != null) {
            name.add(parcel.location());
            name.add(parcel.waiting());
        }
        return new ShipmentId(NameBasedId.of(name.toArray()));
    }
}
