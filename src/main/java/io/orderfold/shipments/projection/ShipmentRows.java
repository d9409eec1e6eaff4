package io.orderfold.shipments.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.shipments.query.ShipmentPage;
import io.orderfold.shipments.query.ShipmentQuery.SearchShipments;
import io.orderfold.shipments.query.ShipmentSort;
import io.orderfold.shipments.query.ShipmentView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tables {@code shipments} and {@code shipment_lines}. */
@Component
class ShipmentRows {

    private final ViewTable<ShipmentView> table;

    ShipmentRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables,
                        documents,
                        ShipmentView.class,
                        "shipments",
                        "shipment_id",
                        shipment -> shipment.shipmentId().toString())
                .column("order_id", shipment -> shipment.orderId().toString())
                .column("status", ShipmentView::status)
                .column("location", shipment -> shipment.location().value())
                .column("carrier", ShipmentView::carrier)
                .column("tracking_number", ShipmentView::trackingNumber)
                .column("allocated_at", ShipmentView::allocatedAt)
                .column("packed_at", ShipmentView::packedAt)
                .column("dispatched_at", ShipmentView::dispatchedAt)
                .column("delivered_at", ShipmentView::deliveredAt)
                .column("cancelled_at", ShipmentView::cancelledAt)
                .children(
                        "shipment_lines",
                        List.of("shipment_id", "line_id", "sku", "name", "quantity"),
                        ShipmentRows::lines);
    }

    private static List<Object[]> lines(ShipmentView shipment) {
        return shipment.lines().stream()
                .map(line -> new Object[] {
                    shipment.shipmentId().toString(),
                    Integer.valueOf(line.lineId().value()),
                    line.sku().value(),
                    line.name(),
                    line.quantity()
                })
                .toList();
    }

    ViewTable<ShipmentView> table() {
        return table;
    }

    ShipmentPage search(SearchShipments query) {
        Keyset keyset = new Keyset(
                "allocatedAt",
                "allocated_at",
                "shipment_id",
                query.sort() == ShipmentSort.ALLOCATED_AT,
                Keyset.Type.TIME);
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (!query.status().isEmpty()) {
            conditions.add("status in ("
                    + String.join(", ", Collections.nCopies(query.status().size(), "?")) + ")");
            query.status().forEach(status -> arguments.add(status.name()));
        }
        if (query.location() != null) {
            conditions.add("location = ?");
            arguments.add(query.location().value());
        }
        if (query.cursor() != null) {
            conditions.add(keyset.condition());
            arguments.addAll(keyset.arguments(query.cursor()));
        }
        // One more than asked for tells whether there is a next page.
        arguments.add(query.limit() + 1);
        List<ShipmentView> found = table.select(
                (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ") + keyset.order()
                        + " limit ?",
                arguments.toArray());
        if (found.size() <= query.limit()) {
            return new ShipmentPage(found, null);
        }
        List<ShipmentView> page = List.copyOf(found.subList(0, query.limit()));
        ShipmentView last = page.get(page.size() - 1);
        return new ShipmentPage(
                page, keyset.cursor(last.allocatedAt(), last.shipmentId().toString()));
    }
}
