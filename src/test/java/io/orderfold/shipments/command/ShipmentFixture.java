package io.orderfold.shipments.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.event.ShipmentAllocated;
import io.orderfold.shipments.event.ShipmentCancelled;
import io.orderfold.shipments.event.ShipmentDelivered;
import io.orderfold.shipments.event.ShipmentDispatched;
import io.orderfold.shipments.event.ShipmentPacked;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;

/** One shipment of 3 cups and 2 plates, and the words to tell its story in. */
final class ShipmentFixture {

    static final ShipmentId SHIPMENT = ShipmentId.of("0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01");
    static final OrderId ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    static final ShipmentLine CUPS = line(1, "CUP", 3);
    static final ShipmentLine PLATES = line(2, "PLATE", 2);

    private ShipmentFixture() {}

    static AggregateTestFixture<Shipment> fixture() {
        return fixture(new Surroundings());
    }

    static AggregateTestFixture<Shipment> fixture(Surroundings surroundings) {
        AggregateTestFixture<Shipment> fixture = new AggregateTestFixture<>(Shipment.class);
        fixture.registerInjectableResource(surroundings);
        return fixture;
    }

    static ShipmentLine line(int lineId, String sku, int quantity) {
        return new ShipmentLine(LineId.of(lineId), new Sku(sku), sku.toLowerCase(java.util.Locale.ROOT), quantity);
    }

    static LineQuantity pieces(int lineId, int quantity) {
        return new LineQuantity(LineId.of(lineId), quantity);
    }

    static ShipmentAllocated allocated() {
        return allocated(CUPS, PLATES);
    }

    static ShipmentAllocated allocated(ShipmentLine... lines) {
        return new ShipmentAllocated(SHIPMENT, ORDER, null, List.of(lines));
    }

    static ShipmentPacked packed() {
        return new ShipmentPacked(SHIPMENT, ORDER);
    }

    static ShipmentDispatched dispatched() {
        return new ShipmentDispatched(SHIPMENT, ORDER, "DHL", "123", List.of(CUPS, PLATES));
    }

    static ShipmentDelivered delivered() {
        return new ShipmentDelivered(SHIPMENT, ORDER);
    }

    static ShipmentCancelled cancelled() {
        return new ShipmentCancelled(SHIPMENT, ORDER, "wrong box");
    }

    /** Expects a refusal with that code, and nothing recorded. */
    static void refused(ResultValidator<Shipment> result, Rejection.Kind kind, String code) {
        result.expectNoEvents().expectException(new Refusal(kind, code));
    }

    private static final class Refusal extends BaseMatcher<Throwable> {

        private final Rejection.Kind kind;
        private final String code;

        Refusal(Rejection.Kind kind, String code) {
            this.kind = kind;
            this.code = code;
        }

        @Override
        public boolean matches(Object actual) {
            return actual instanceof Rejection rejection
                    && rejection.kind() == kind
                    && rejection.code().equals(code);
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("a refusal " + kind + " " + code);
        }
    }

    /** An order of cups and plates and a stock; they agree to everything but what they are told to refuse. */
    static final class Surroundings implements OrderOfShipment, StockOfShipment {

        final List<String> heard = new ArrayList<>();
        private @Nullable String orderRefuses;
        private @Nullable String stockRefuses;

        Surroundings orderRefusing(String code) {
            orderRefuses = code;
            return this;
        }

        Surroundings stockRefusing(String code) {
            stockRefuses = code;
            return this;
        }

        @Override
        public List<ShipmentLine> setAsideAs(OrderId orderId, ShipmentId shipmentId, List<ShipmentLine> lines) {
            setAside(
                    orderId,
                    shipmentId,
                    lines.stream().map(ShipmentLine::pieces).toList());
            return lines;
        }

        @Override
        public List<ShipmentLine> setAside(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
            refuse(orderRefuses);
            heard.add("set aside " + text(lines));
            return lines.stream()
                    .map(line -> (line.lineId().equals(CUPS.lineId()) ? CUPS : PLATES).withQuantity(line.quantity()))
                    .toList();
        }

        @Override
        public void free(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
            heard.add("free " + text(lines));
        }

        @Override
        public void letLeave(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
            refuse(orderRefuses);
            heard.add("leave " + text(lines));
        }

        @Override
        public void tellArrived(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines) {
            heard.add("arrived " + text(lines));
        }

        @Override
        public void requireLocation(LocationCode location) {
            heard.add("is there " + location);
        }

        @Override
        public void allocate(OrderId orderId, LocationCode location, Sku sku, int quantity) {
            heard.add("lay out " + quantity + " " + sku + " at " + location);
        }

        @Override
        public void deallocate(OrderId orderId, LocationCode location, Sku sku, int quantity) {
            heard.add("clear away " + quantity + " " + sku + " at " + location);
        }

        @Override
        public void take(OrderId orderId, LocationCode location, Sku sku, int quantity) {
            refuse(stockRefuses);
            heard.add("take " + quantity + " " + sku + (location.equals(LocationCode.MAIN) ? "" : " at " + location));
        }

        @Override
        public List<ShipmentLine> takeOver(OrderId orderId, ShipmentId from, ShipmentId into, LocationCode location) {
            refuse(orderRefuses);
            heard.add("take over " + from);
            return List.of(CUPS.withQuantity(1));
        }

        private static void refuse(@Nullable String code) {
            if (code != null) {
                throw Rejection.conflict(code, "No.");
            }
        }

        private static String text(List<LineQuantity> lines) {
            return lines.stream()
                    .map(line -> line.quantity() + " of " + line.lineId())
                    .toList()
                    .toString();
        }
    }
}
