package io.orderfold.shipments.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.ShipmentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as people see it, folded from its events by {@link ShipmentFold}.
 *
 * @param location where it is sent from
 * @param lines what is in it; of a cancelled one, what was in it last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShipmentView(
        ShipmentId shipmentId,
        OrderId orderId,
        long version,
        ShipmentStatus status,
        LocationCode location,
        List<ShipmentLine> lines,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        Instant allocatedAt,
        @Nullable Instant packedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        Instant updatedAt)
        implements Versioned {}
