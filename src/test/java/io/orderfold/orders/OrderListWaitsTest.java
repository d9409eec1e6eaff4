package io.orderfold.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OrderListWaitsTest extends RunningShopTest {

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void doesNotWaitForEventsThatWereRolledBack() {
        String customer = shop.customer();
        String sku = shop.product("5.00", 0);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            assertThat(writeJdbc.update("insert into events (event_id, aggregate_id, sequence_number, aggregate_type,"
                            + " recorded_at, event_type, payload, metadata)"
                            + " select 'rolled-back', 'rolled-back', 0, aggregate_type, recorded_at, event_type,"
                            + " payload, metadata from events order by global_index limit 1"))
                    .isEqualTo(1);
            transaction.setRollbackOnly();
        });
        String order = shop.draft(customer, sku, 1);

        assertThat(shop.call("GET", "/api/orders?customer=" + customer, null, Map.of("Prefer", "wait=5"))
                        .ok()
                        .at("/items/0/orderId")
                        .asString())
                .isEqualTo(order);
    }
}
