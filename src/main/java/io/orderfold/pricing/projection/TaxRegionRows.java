package io.orderfold.pricing.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.pricing.query.TaxRegionView;
import java.util.List;
import org.springframework.stereotype.Component;

/** The table {@code tax_regions}, and {@code tax_rates} with a row a rate. */
@Component
class TaxRegionRows {

    private final RowsByCode<TaxRegionView> rows;

    TaxRegionRows(ReadTables tables, Documents documents) {
        ViewTable<TaxRegionView> table = new ViewTable<>(
                        tables, documents, TaxRegionView.class, "tax_regions", "region", region -> region.region()
                                .value())
                .column("prices_include_tax", TaxRegionView::pricesIncludeTax)
                .children("tax_rates", List.of("region", "category", "valid_from", "percent"), TaxRegionRows::rates);
        rows = RowsByCode.of(table, "region", region -> region.region().value());
    }

    private static List<Object[]> rates(TaxRegionView region) {
        return region.rates().stream()
                .map(rate -> new Object[] {region.region().value(), rate.category(), rate.validFrom(), rate.percent()})
                .toList();
    }

    RowsByCode<TaxRegionView> rows() {
        return rows;
    }
}
