package io.orderfold.orders.query;

import io.orderfold.kernel.Rejection;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The orders a list can stand in; the order's id breaks ties. */
public enum OrderSort {
    ORDERED_AT("orderedAt", true),
    ORDERED_AT_DESC("-orderedAt", false),
    ORDER_NUMBER("orderNumber", true),
    ORDER_NUMBER_DESC("-orderNumber", false),
    TOTAL("total", true),
    TOTAL_DESC("-total", false);

    private final String text;
    private final boolean ascending;

    OrderSort(String text, boolean ascending) {
        this.text = text;
        this.ascending = ascending;
    }

    /** @throws Rejection {@code unknown-sort} */
    public static OrderSort of(String text) {
        return Arrays.stream(values())
                .filter(sort -> sort.text.equals(text))
                .findFirst()
                .orElseThrow(() -> Rejection.invalid(
                        "unknown-sort",
                        "sort",
                        Arrays.stream(values())
                                .map(sort -> sort.text)
                                .collect(Collectors.joining(", ", "Orders can be sorted by ", "."))));
    }

    public String text() {
        return text;
    }

    public boolean ascending() {
        return ascending;
    }
}
