package io.orderfold.pricing.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.pricing.query.ShippingMethodView;
import org.springframework.stereotype.Component;

/** The table {@code shipping_methods}. */
@Component
class ShippingMethodRows {

    private final RowsByCode<ShippingMethodView> rows;

    ShippingMethodRows(ReadTables tables, Documents documents) {
        ViewTable<ShippingMethodView> table = new ViewTable<>(
                        tables, documents, ShippingMethodView.class, "shipping_methods", "code", method -> method.code()
                                .value())
                .column("name", ShippingMethodView::name)
                .column("tax_category", ShippingMethodView::taxCategory)
                .column("status", ShippingMethodView::status);
        rows = RowsByCode.of(table, "code", method -> method.code().value());
    }

    RowsByCode<ShippingMethodView> rows() {
        return rows;
    }
}
