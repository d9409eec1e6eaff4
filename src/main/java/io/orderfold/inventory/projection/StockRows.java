package io.orderfold.inventory.projection;

import io.orderfold.inventory.query.StockPage;
import io.orderfold.inventory.query.StockQuery.SearchStock;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tables {@code stock} and {@code stock_at_locations}. */
@Component
class StockRows {

    private static final Keyset BY_SKU = new Keyset("sku", "sku", "sku", true, Keyset.Type.TEXT);

    private final ViewTable<StockView> table;

    StockRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(tables, documents, StockView.class, "stock", "sku", stock -> stock.sku()
                        .value())
                .column("on_hand", StockView::onHand)
                .column("reserved", StockView::reserved)
                .column("available", StockView::available)
                .column("in_transit", StockView::inTransit)
                .column("low", StockView::low)
                .children(
                        "stock_at_locations",
                        List.of("sku", "location", "on_hand", "allocated"),
                        stock -> stock.locations().stream()
                                .map(at -> new Object[] {
                                    stock.sku().value(), at.location().value(), at.onHand(), at.allocated()
                                })
                                .toList());
    }

    ViewTable<StockView> table() {
        return table;
    }

    StockPage search(SearchStock query) {
        List<Object> arguments = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        if (query.low() != null) {
            conditions.add("low = ?");
            arguments.add(query.low());
        }
        if (query.location() != null) {
            conditions.add("sku in (select sku from {stock_at_locations} where location = ?)");
            arguments.add(query.location().value());
        }
        if (query.cursor() != null) {
            conditions.add(BY_SKU.condition());
            arguments.addAll(BY_SKU.arguments(query.cursor()));
        }
        String condition = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        // One more than asked for tells whether there is a next page.
        arguments.add(query.limit() + 1);
        List<StockView> found = table.select(condition + BY_SKU.order() + " limit ?", arguments.toArray());
        List<StockView> page = found.subList(0, Math.min(found.size(), query.limit()));
        return new StockPage(List.copyOf(page), found.size() > query.limit() ? cursor(page) : null);
    }

    private static String cursor(List<StockView> page) {
        String last = page.get(page.size() - 1).sku().value();
        return BY_SKU.cursor(last, last);
    }
}
