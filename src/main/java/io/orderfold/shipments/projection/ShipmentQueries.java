package io.orderfold.shipments.projection;

import io.orderfold.kernel.axon.Log;
import io.orderfold.shipments.event.ShipmentEvent;
import io.orderfold.shipments.query.ShipmentFold;
import io.orderfold.shipments.query.ShipmentPage;
import io.orderfold.shipments.query.ShipmentQuery.FindShipment;
import io.orderfold.shipments.query.ShipmentQuery.ReadShipmentFromLog;
import io.orderfold.shipments.query.ShipmentQuery.SearchShipments;
import io.orderfold.shipments.query.ShipmentQuery.ShipmentsOfOrder;
import io.orderfold.shipments.query.ShipmentView;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class ShipmentQueries {

    private final ShipmentRows rows;
    private final Log log;

    ShipmentQueries(ShipmentRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    @QueryHandler
    Optional<ShipmentView> answer(FindShipment query) {
        return rows.table().find(query.shipmentId().toString());
    }

    @QueryHandler
    Optional<ShipmentView> answer(ReadShipmentFromLog query) {
        return log.newest(query.shipmentId().toString(), ShipmentEvent.class, new ShipmentFold());
    }

    @QueryHandler
    List<ShipmentView> answer(ShipmentsOfOrder query) {
        return rows.table()
                .select(
                        "where order_id = ? order by allocated_at, shipment_id",
                        query.orderId().toString());
    }

    @QueryHandler
    ShipmentPage answer(SearchShipments query) {
        return rows.search(query);
    }
}
