package io.orderfold.catalogue.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.SmallShopTest;
import io.orderfold.catalogue.command.ProductCommand.ChangePrice;
import io.orderfold.catalogue.command.ProductCommand.DiscontinueProduct;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.catalogue.query.ProductView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in, rows out; and the same rows once more by replay. */
class ProductProjectionTest extends SmallShopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private CommandGateway commands;

    @Autowired
    private ProductRows rows;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    private void awaitVersion(Sku sku, long version) {
        await().atMost(PATIENCE)
                .until(() ->
                        rows.table().find(sku.value()).map(ProductView::version).orElse(-1L) == version);
    }

    private List<Map<String, Object>> allRows() {
        return readJdbc.queryForList("select * from products order by sku");
    }

    private void register(Sku sku, String name) {
        commands.sendAndWait(new RegisterProduct(sku, name, Money.of("1.50", "EUR"), null, true));
    }

    @Test
    void showsAProductInColumnsThatAPersonCanRead() {
        Sku sku = new Sku("Row-1");
        register(sku, "A Mug");
        commands.sendAndWait(new ChangePrice(sku, Money.of("2.00", "EUR")));
        commands.sendAndWait(new ChangePrice(sku, Money.of("300", "JPY")));
        commands.sendAndWait(new DiscontinueProduct(sku));
        awaitVersion(sku, 3);

        Map<String, Object> row = readJdbc.queryForMap("select * from products where sku = ?", sku.value());
        assertThat(row)
                .containsEntry("name", "A Mug")
                .containsEntry("currency", "EUR")
                .containsEntry("tax_category", "standard")
                .containsEntry("backorderable", true)
                .containsEntry("discontinued", true)
                .containsEntry("version", 3L)
                .containsEntry("search_text", "row-1 a mug");
        assertThat(row.get("unit_price").toString()).isEqualTo("2.0000");
        assertThat(rows.table().find(sku.value()).orElseThrow().prices())
                .containsExactly(Money.of("2.00", "EUR"), Money.of("300", "JPY"));
    }

    @Test
    void makesTheSameRowsAgainByReplay() {
        for (int i = 0; i < 30; i++) {
            Sku sku = new Sku("REPLAY-" + i);
            register(sku, "Product " + i);
            commands.sendAndWait(new ChangePrice(sku, Money.of("9.00", "EUR")));
        }
        for (int i = 0; i < 30; i++) {
            awaitVersion(new Sku("REPLAY-" + i), 1);
        }
        get("/api/products").ok(200);
        List<Map<String, Object>> before = allRows();
        StreamingEventProcessor processor = processing
                .eventProcessor("catalogue.projection", StreamingEventProcessor.class)
                .orElseThrow();

        processor.shutDown();
        readJdbc.update("update products set name = 'wrong', version = 999 where sku = 'REPLAY-7'");
        readJdbc.update("delete from products where sku = 'REPLAY-8'");
        assertThat(allRows()).isNotEqualTo(before);
        processor.resetTokens();
        assertThat(allRows()).isEmpty();
        processor.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(allRows()).isEqualTo(before));
    }
}
