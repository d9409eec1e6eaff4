package io.orderfold.shipments.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.shipments.command.ShipmentCommand;
import io.orderfold.shipments.query.ShipmentQuery;
import io.orderfold.shipments.query.ShipmentQuery.FindShipment;
import io.orderfold.shipments.query.ShipmentQuery.ReadShipmentFromLog;
import io.orderfold.shipments.query.ShipmentView;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What every write to a shipment has in common: it is sent, and answered with the shipment as the log has it then. */
@Component
class ShipmentAnswers {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    ShipmentAnswers(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    ShipmentView after(ShipmentCommand command) {
        long version = writes.send(command);
        ShipmentView shipment = ask(new ReadShipmentFromLog(command.shipmentId()))
                .orElseThrow(() -> Rejection.notFound("shipment", command.shipmentId()));
        reads.awaitWritten(version, () -> ask(new FindShipment(command.shipmentId())));
        return shipment;
    }

    Optional<ShipmentView> ask(ShipmentQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(ShipmentView.class))
                .join();
    }
}
