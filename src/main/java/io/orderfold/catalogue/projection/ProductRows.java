package io.orderfold.catalogue.projection;

import io.orderfold.catalogue.query.ProductPage;
import io.orderfold.catalogue.query.ProductQuery.SearchProducts;
import io.orderfold.catalogue.query.ProductView;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The table {@code products}. */
@Component
class ProductRows {

    private static final Keyset BY_SKU = new Keyset("sku", "sku", "sku", true, Keyset.Type.TEXT);

    private final ViewTable<ProductView> table;

    ProductRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(tables, documents, ProductView.class, "products", "sku", product -> product.sku()
                        .value())
                .column("name", ProductView::name)
                .column("unit_price", product -> product.unitPrice().amount())
                .column("currency", product -> product.unitPrice().currency().getCurrencyCode())
                .column("tax_category", ProductView::taxCategory)
                .column("backorderable", ProductView::backorderable)
                .column("discontinued", ProductView::discontinued)
                .column("search_text", product -> lower(product.sku() + " " + product.name()));
    }

    ViewTable<ProductView> table() {
        return table;
    }

    ProductPage search(SearchProducts query) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (query.discontinued() != null) {
            conditions.add("discontinued = ?");
            arguments.add(query.discontinued());
        }
        if (query.q() != null) {
            for (String word : query.q().strip().split("\\s+")) {
                conditions.add("search_text like ? escape '!'");
                arguments.add("%" + lower(word).replaceAll("([!%_])", "!$1") + "%");
            }
        }
        if (query.cursor() != null) {
            conditions.add(BY_SKU.condition());
            arguments.addAll(BY_SKU.arguments(query.cursor()));
        }
        // One more than asked for tells whether there is a next page.
        arguments.add(query.limit() + 1);
        List<ProductView> found = table.select(
                (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ") + BY_SKU.order()
                        + " limit ?",
                arguments.toArray());
        List<ProductView> page = found.subList(0, Math.min(found.size(), query.limit()));
        return new ProductPage(List.copyOf(page), found.size() > query.limit() ? cursor(page) : null);
    }

    private static String cursor(List<ProductView> page) {
        String last = page.get(page.size() - 1).sku().value();
        return BY_SKU.cursor(last, last);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
