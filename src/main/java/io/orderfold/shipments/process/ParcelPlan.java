package io.orderfold.shipments.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.command.StockCommand.StockByLocation;
import io.orderfold.inventory.query.LocationView;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.shipments.ShipmentLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces of an order are sent from where.
 *
 * <p>A location that has all of them sends all of them; of several that do, the first by the shop's rule. Where none has,
 * the first by the rule sends what it has, the next what it has of the rest, and so on; the rule {@code most-stock} looks
 * anew at what is left each time. What is nowhere yet waits in a parcel of its own, for the first open location by the rule.
 * Among equals the higher priority is first, then the code. A closed location comes after all that are open.
 */
final class ParcelPlan {

    /**
     * What travels together.
     *
     * @param location null where the shop has no choice
     * @param waiting whether its pieces have yet to come in
     */
    record Parcel(@Nullable LocationCode location, boolean waiting, List<ShipmentLine> lines) {}

    private final LocationsView locations;
    private final Map<Sku, Integer> ready = new HashMap<>();
    private final Map<LocationCode, Map<Sku, Long>> free = new HashMap<>();
    private final @Nullable PostalAddress address;

    ParcelPlan(LocationsView locations, Map<Sku, StockByLocation> stock, @Nullable PostalAddress address) {
        this.locations = locations;
        this.address = address;
        stock.forEach((sku, of) -> {
            ready.put(sku, of.ready());
            of.free().forEach((location, pieces) -> at(location).put(sku, pieces));
        });
    }

    private ParcelPlan(ParcelPlan other) {
        locations = other.locations;
        address = other.address;
        ready.putAll(other.ready);
        other.free.forEach((location, pieces) -> free.put(location, new HashMap<>(pieces)));
    }

    /** Shares these pieces out. */
    List<Parcel> parcels(List<ShipmentLine> lines) {
        return new ParcelPlan(this).shareOut(lines);
    }

    /** What is given to a parcel is there for no other. */
    private List<Parcel> shareOut(List<ShipmentLine> lines) {
        List<Parcel> parcels = new ArrayList<>();
        List<ShipmentLine> left = lines;
        while (!left.isEmpty()) {
            List<ShipmentLine> wanted = left;
            Optional<LocationView> next = locations.locations().stream()
                    .filter(location -> reach(location, wanted) > 0)
                    .min(allFirst(wanted).thenComparing(byRule(wanted)));
            if (next.isEmpty()) {
                parcels.add(new Parcel(first(wanted), true, wanted));
                break;
            }
            LocationCode location = next.get().location();
            List<ShipmentLine> taken = take(location, wanted);
            parcels.add(new Parcel(location, false, taken));
            taken.forEach(line -> {
                at(location).merge(line.sku(), (long) -line.quantity(), Long::sum);
                ready.merge(line.sku(), -line.quantity(), Integer::sum);
            });
            left = without(wanted, taken);
        }
        return List.copyOf(parcels);
    }

    /** The one location that is best for all of these together, though it may not have all. */
    LocationCode best(List<ShipmentLine> lines) {
        return locations.locations().stream()
                .filter(location -> reach(location, lines) > 0)
                .min(allFirst(lines).thenComparing(byRule(lines)))
                .map(LocationView::location)
                .orElseGet(() -> first(lines));
    }

    private LocationCode first(List<ShipmentLine> lines) {
        return locations.locations().stream()
                .filter(LocationView::open)
                .min(byRule(lines))
                .map(LocationView::location)
                .orElse(LocationCode.MAIN);
    }

    private Comparator<LocationView> allFirst(List<ShipmentLine> lines) {
        int all = lines.stream().mapToInt(ShipmentLine::quantity).sum();
        return Comparator.comparing(location -> reach(location, lines) < all);
    }

    private Comparator<LocationView> byRule(List<ShipmentLine> lines) {
        Comparator<LocationView> openFirst = Comparator.comparing(location -> !location.open());
        Comparator<LocationView> priorityFirst = Comparator.comparing(location -> -location.priority());
        Comparator<LocationView> rule =
                switch (locations.rule()) {
                    case PRIORITY -> priorityFirst;
                    case NEAREST ->
                        Comparator.<LocationView, Integer>comparing(location -> -nearness(location))
                                .thenComparing(priorityFirst);
                    case MOST_STOCK ->
                        Comparator.<LocationView, Integer>comparing(location -> -reach(location, lines))
                                .thenComparing(location -> -stock(location, lines))
                                .thenComparing(priorityFirst);
                };
        return openFirst.thenComparing(rule).thenComparing(LocationView::location);
    }

    private int nearness(LocationView location) {
        return location.site() == null || address == null ? 0 : location.site().nearnessTo(address);
    }

    /** How many of the wanted pieces a location could send. */
    private int reach(LocationView location, List<ShipmentLine> lines) {
        return take(location.location(), lines).stream()
                .mapToInt(ShipmentLine::quantity)
                .sum();
    }

    private long stock(LocationView location, List<ShipmentLine> lines) {
        return skus(lines).stream()
                .mapToLong(sku -> at(location.location()).getOrDefault(sku, 0L))
                .sum();
    }

    private Map<Sku, Long> at(LocationCode location) {
        return free.computeIfAbsent(location, code -> new HashMap<>());
    }

    private List<ShipmentLine> take(LocationCode location, List<ShipmentLine> lines) {
        Map<Sku, Long> pieces = new HashMap<>(at(location));
        pieces.replaceAll((sku, there) -> Math.min(there, ready.getOrDefault(sku, 0)));
        List<ShipmentLine> taken = new ArrayList<>();
        for (ShipmentLine line : lines) {
            int count = (int) Math.min(line.quantity(), pieces.getOrDefault(line.sku(), 0L));
            if (count > 0) {
                pieces.merge(line.sku(), (long) -count, Long::sum);
                taken.add(line.withQuantity(count));
            }
        }
        return taken;
    }

    private static List<ShipmentLine> without(List<ShipmentLine> lines, List<ShipmentLine> taken) {
        Map<Object, Integer> gone = new HashMap<>();
        taken.forEach(line -> gone.put(line.lineId(), line.quantity()));
        return lines.stream()
                .filter(line -> line.quantity() > gone.getOrDefault(line.lineId(), 0))
                .map(line -> line.withQuantity(line.quantity() - gone.getOrDefault(line.lineId(), 0)))
                .toList();
    }

    private static Collection<Sku> skus(List<ShipmentLine> lines) {
        return lines.stream().map(ShipmentLine::sku).distinct().toList();
    }
}
