package io.orderfold.orders.projection;

import io.orderfold.customers.CustomerId;
import io.orderfold.customers.OrdersUnderWay;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.orders.OrderStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Looks in the order list. */
@Component
class OrdersOfWhoIsErased implements OrdersUnderWay {

    private static final int MOST_NAMED = 20;

    private final ReadTables tables;

    OrdersOfWhoIsErased(ReadTables tables) {
        this.tables = tables;
    }

    @Override
    public List<String> of(Set<CustomerId> customers) {
        List<Object> arguments = new ArrayList<>(List.of(OrderStatus.PLACED.name(), OrderStatus.CONFIRMED.name()));
        customers.forEach(customer -> arguments.add(customer.value()));
        return tables.query(
                "select cast(order_number as varchar) from {orders} where status in (?, ?) and customer_id in ("
                        + String.join(", ", Collections.nCopies(customers.size(), "?"))
                        + ") order by ordered_at, order_id limit " + MOST_NAMED,
                (row, number) -> row.getString(1),
                arguments.toArray());
    }
}
