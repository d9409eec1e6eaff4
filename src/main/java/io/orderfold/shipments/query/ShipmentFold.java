package io.orderfold.shipments.query;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.orders.LineId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.event.ShipmentAllocated;
import io.orderfold.shipments.event.ShipmentCancelled;
import io.orderfold.shipments.event.ShipmentDelivered;
import io.orderfold.shipments.event.ShipmentDispatched;
import io.orderfold.shipments.event.ShipmentEvent;
import io.orderfold.shipments.event.ShipmentExtended;
import io.orderfold.shipments.event.ShipmentMergedInto;
import io.orderfold.shipments.event.ShipmentPacked;
import io.orderfold.shipments.event.ShipmentReduced;
import io.orderfold.shipments.event.ShipmentRerouted;
import io.orderfold.shipments.event.ShipmentUnpacked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shipment's view from its events. */
public final class ShipmentFold implements Fold<ShipmentView, ShipmentEvent> {

    @Override
    public ShipmentView after(@Nullable ShipmentView before, ShipmentEvent event, Happened happened) {
        if (event instanceof ShipmentAllocated allocated) {
            return allocated(allocated, happened);
        }
        Draft draft = new Draft(Objects.requireNonNull(before, "a shipment begins by being allocated"));
        apply(draft, event, happened.at());
        return draft.view(happened);
    }

    private static ShipmentView allocated(ShipmentAllocated event, Happened happened) {
        return new ShipmentView(
                event.shipmentId(),
                event.orderId(),
                happened.version(),
                ShipmentStatus.ALLOCATED,
                event.location() == null ? LocationCode.MAIN : event.location(),
                event.lines(),
                null,
                null,
                happened.at(),
                null,
                null,
                null,
                null,
                null,
                happened.at());
    }

    private static void apply(Draft draft, ShipmentEvent event, Instant at) {
        if (event instanceof ShipmentReduced e) {
            draft.lines = reduced(draft.lines, e.lines());
        } else if (event instanceof ShipmentExtended e) {
            draft.lines = extended(draft.lines, e.lines());
        } else if (event instanceof ShipmentMergedInto e) {
            draft.status = ShipmentStatus.CANCELLED;
            draft.cancelledAt = at;
            draft.cancelReason = "All of it travels with shipment " + e.into() + ".";
        } else if (event instanceof ShipmentRerouted e) {
            draft.location = e.location();
        } else if (event instanceof ShipmentUnpacked) {
            draft.status = ShipmentStatus.ALLOCATED;
            draft.packedAt = null;
        } else if (event instanceof ShipmentPacked) {
            draft.status = ShipmentStatus.PACKED;
            draft.packedAt = at;
        } else if (event instanceof ShipmentDispatched e) {
            draft.status = ShipmentStatus.DISPATCHED;
            draft.carrier = e.carrier();
            draft.trackingNumber = e.trackingNumber();
            draft.dispatchedAt = at;
        } else if (event instanceof ShipmentDelivered) {
            draft.status = ShipmentStatus.DELIVERED;
            draft.deliveredAt = at;
        } else if (event instanceof ShipmentCancelled e) {
            draft.status = ShipmentStatus.CANCELLED;
            draft.cancelledAt = at;
            draft.cancelReason = e.reason();
        } else {
            throw new IllegalStateException("No view of " + event.getClass().getSimpleName());
        }
    }

    private static List<ShipmentLine> extended(List<ShipmentLine> lines, List<ShipmentLine> more) {
        Map<LineId, ShipmentLine> all = new LinkedHashMap<>();
        Stream.concat(lines.stream(), more.stream())
                .forEach(line -> all.merge(line.lineId(), line, (a, b) -> a.withQuantity(a.quantity() + b.quantity())));
        return List.copyOf(all.values());
    }

    private static List<ShipmentLine> reduced(List<ShipmentLine> lines, List<ShipmentLine> taken) {
        List<ShipmentLine> left = new ArrayList<>();
        for (ShipmentLine line : lines) {
            int gone = taken.stream()
                    .filter(each -> each.lineId().equals(line.lineId()))
                    .mapToInt(ShipmentLine::quantity)
                    .sum();
            if (line.quantity() > gone) {
                left.add(line.withQuantity(line.quantity() - gone));
            }
        }
        return List.copyOf(left);
    }

    /** The view while an event is applied to it. */
    private static final class Draft {

        private final ShipmentView before;
        private ShipmentStatus status;
        private LocationCode location;
        private List<ShipmentLine> lines;
        private @Nullable String carrier;
        private @Nullable String trackingNumber;
        private @Nullable Instant packedAt;
        private @Nullable Instant dispatchedAt;
        private @Nullable Instant deliveredAt;
        private @Nullable Instant cancelledAt;
        private @Nullable String cancelReason;

        Draft(ShipmentView before) {
            this.before = before;
            status = before.status();
            location = before.location();
            lines = before.lines();
            carrier = before.carrier();
            trackingNumber = before.trackingNumber();
            packedAt = before.packedAt();
            dispatchedAt = before.dispatchedAt();
            deliveredAt = before.deliveredAt();
            cancelledAt = before.cancelledAt();
            cancelReason = before.cancelReason();
        }

        ShipmentView view(Happened happened) {
            return new ShipmentView(
                    before.shipmentId(),
                    before.orderId(),
                    happened.version(),
                    status,
                    location,
                    lines,
                    carrier,
                    trackingNumber,
                    before.allocatedAt(),
                    packedAt,
                    dispatchedAt,
                    deliveredAt,
                    cancelledAt,
                    cancelReason,
                    happened.at());
        }
    }
}
