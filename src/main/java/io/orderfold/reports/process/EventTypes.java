package io.orderfold.reports.process;

import io.orderfold.catalogue.event.ProductEvent;
import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.payments.event.PaymentEvent;
import io.orderfold.pricing.event.CouponEvent;
import io.orderfold.pricing.event.ShippingMethodEvent;
import io.orderfold.pricing.event.TaxEvent;
import io.orderfold.returns.event.ReturnEvent;
import io.orderfold.shipments.event.ShipmentEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The types of events that can be asked for, by their simple names. */
final class EventTypes {

    private static final Map<String, Class<?>> BY_NAME = new TreeMap<>();

    static {
        List.of(
                        ProductEvent.class,
                        CustomerEvent.class,
                        OrderEvent.class,
                        StockEvent.class,
                        LocationEvent.class,
                        PaymentEvent.class,
                        ShipmentEvent.class,
                        ReturnEvent.class,
                        CouponEvent.class,
                        ShippingMethodEvent.class,
                        TaxEvent.class)
                .forEach(kind -> records(kind).forEach(type -> BY_NAME.put(type.getSimpleName(), type)));
    }

    private EventTypes() {}

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::records);
    }

    /** @throws Rejection {@code unknown-event} */
    static Class<?> of(String name, String field) {
        Class<?> type = BY_NAME.get(name);
        if (type == null) {
            throw Rejection.invalid("unknown-event", field, "There are no events of the type " + name + ".");
        }
        return type;
    }
}
