package io.orderfold.reports.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import org.springframework.stereotype.Component;

/** The table {@code report_products}. */
@Component
class ProductFactRows {

    private final ViewTable<ProductFacts> table;

    ProductFactRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables, documents, ProductFacts.class, "report_products", "sku", product -> product.sku()
                                .value())
                .column("name", ProductFacts::name)
                .column("category", ProductFacts::category)
                .column("registered_at", ProductFacts::registeredAt)
                .column("discontinued_at", ProductFacts::discontinuedAt);
    }

    ViewTable<ProductFacts> table() {
        return table;
    }
}
