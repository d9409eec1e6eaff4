package io.orderfold.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reports there are, by the names they are asked by; {@code docs/reports.md} defines their columns. */
public enum ReportName {
    SALES(
            "Pieces, discounts, taxes and sales by when the order was placed",
            Per.DAY,
            true,
            "currency",
            "product",
            "category",
            "region",
            "channel"),
    BEST_SELLERS("Products by what was sold of them, the most first", null, true, "pieces", "sales"),
    WORST_SELLERS(
            "Products by what was sold of them, the least first, with those nobody bought",
            null,
            true,
            "pieces",
            "sales"),
    FUNNEL(
            "How many of the orders drafted came how far, and where the others stopped",
            null,
            true,
            "all",
            "currency",
            "channel"),
    LEAD_TIMES(
            "How long each step takes: the median, 9 of 10 and 99 of 100",
            null,
            true,
            "all",
            "currency",
            "region",
            "channel"),
    OPEN_ORDERS(
            "Orders that are not over, by how long they have been open",
            null,
            true,
            "status",
            "currency",
            "region",
            "channel"),
    CANCELLATIONS("What was called off, why", Per.ALL, true, "reason", "product", "category"),
    RETURNS("What came back, why", Per.ALL, true, "reason", "product", "category"),
    REFUNDS("Money given back, why", Per.ALL, true, "reason", "product", "category"),
    STOCK("Turnover, days of stock and when it will have run out", null, false, "product"),
    CUSTOMERS("New and returning customers, and what they ordered", Per.MONTH, true, "currency"),
    LIFETIME_VALUE("Customers by what they have ordered so far", null, true, "value", "orders"),
    COHORTS(
            "Customers by the month of their first order, and how many came back in which month after it",
            null,
            true,
            "month"),
    RFM("Customers by how lately, how often and for how much they ordered", null, true, "customer", "score"),
    PROMOTIONS("What discounts cost, and what orders with them come to beside those without", null, true, "promotion"),
    EDITS("Edits, undone and redone, by who made them", Per.ALL, false, "actor", "kind");

    private final String title;
    private final @Nullable Per usual;
    private final boolean amounts;
    private final List<String> by;

    /** @param usual how its time is cut unless somebody asks for another; null where it can't be */
    ReportName(String title, @Nullable Per usual, boolean amounts, String... by) {
        this.title = title;
        this.usual = usual;
        this.amounts = amounts;
        this.by = List.of(by);
    }

    /** @throws Rejection {@code report-not-found} */
    public static ReportName of(String text) {
        return Arrays.stream(values())
                .filter(name -> name.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("report", text));
    }

    /** What it tells, in a sentence. */
    public String title() {
        return title;
    }

    /** How its time is cut unless somebody asks for another; null where it can't be told per day, week or month. */
    public @Nullable Per usualPer() {
        return usual;
    }

    /** Whether it is told by currency, and can be told of one alone. */
    public boolean hasCurrencies() {
        return amounts;
    }

    /** By what it can be told, the usual first. */
    public List<String> by() {
        return by;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
