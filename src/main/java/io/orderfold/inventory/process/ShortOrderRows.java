package io.orderfold.inventory.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code short_orders}, changed in the transaction of the saga that waits. */
@Component
class ShortOrderRows implements ShortOrders {

    private final JdbcTemplate writeJdbc;

    ShortOrderRows(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    @Override
    public void waitFor(OrderId orderId, int priority, Instant placedAt, Collection<Sku> skus) {
        leave(orderId);
        OffsetDateTime since = OffsetDateTime.ofInstant(placedAt, ZoneOffset.UTC);
        writeJdbc.batchUpdate(
                "insert into short_orders (sku, order_id, priority, placed_at) values (?, ?, ?, ?)",
                skus.stream()
                        .map(sku -> new Object[] {sku.value(), orderId.toString(), priority, since})
                        .toList());
    }

    @Override
    public void prioritise(OrderId orderId, int priority) {
        writeJdbc.update("update short_orders set priority = ? where order_id = ?", priority, orderId.toString());
    }

    @Override
    public void leave(OrderId orderId) {
        writeJdbc.update("delete from short_orders where order_id = ?", orderId.toString());
    }

    @Override
    public List<OrderId> before(OrderId orderId) {
        return writeJdbc.query(
                "select distinct other.order_id, other.priority, other.placed_at from short_orders mine"
                        + " join short_orders other on other.sku = mine.sku and (other.priority > mine.priority"
                        + " or other.priority = mine.priority and (other.placed_at < mine.placed_at"
                        + " or other.placed_at = mine.placed_at and other.order_id < mine.order_id))"
                        + " where mine.order_id = ? order by other.priority desc, other.placed_at, other.order_id",
                (row, number) -> OrderId.of(row.getString("order_id")),
                orderId.toString());
    }
}
