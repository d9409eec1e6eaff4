package io.orderfold.whatif.web;

import io.orderfold.whatif.PriceParts;
import io.orderfold.whatif.WhatIfOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A what-if's orders as CSV (RFC 4180), written as they come. */
final class WhatIfTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "orderNumber",
                    "orderId",
                    "customerId",
                    "placedAt",
                    "currency",
                    "cancelled",
                    "history",
                    "pricedByHand",
                    "promoted",
                    "subtotalBefore",
                    "discountBefore",
                    "taxBefore",
                    "shippingBefore",
                    "totalBefore",
                    "subtotalAfter",
                    "discountAfter",
                    "taxAfter",
                    "shippingAfter",
                    "totalAfter",
                    "difference")
            .get();

    private final CSVPrinter rows;

    WhatIfTable(Appendable out) throws IOException {
        this.rows = new CSVPrinter(out, FORMAT);
    }

    void print(List<WhatIfOrder> orders) throws IOException {
        for (WhatIfOrder order : orders) {
            List<Object> row = new ArrayList<>(List.of(
                    order.orderNumber(),
                    order.orderId(),
                    order.customerId(),
                    order.placedAt(),
                    order.difference().currency(),
                    order.cancelled(),
                    order.history(),
                    order.pricedByHand(),
                    order.promoted()));
            add(row, order.before());
            add(row, order.after());
            row.add(order.difference().amount().toPlainString());
            rows.printRecord(row);
        }
    }

    private static void add(List<Object> row, PriceParts parts) {
        for (var amount : List.of(parts.subtotal(), parts.discount(), parts.tax(), parts.shipping(), parts.total())) {
            row.add(amount.amount().toPlainString());
        }
    }

    void flush() throws IOException {
        rows.flush();
    }
}
