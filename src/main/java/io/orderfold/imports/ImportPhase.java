package io.orderfold.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a job is at. Each phase can be taken up again where it was broken off. */
public enum ImportPhase {
    /** Reading the file and judging each row by itself. */
    READING("bytes"),
    /** Putting invoices and cancellations in the order they are taken in. */
    ARRANGING("steps"),
    /** Making products and customers known. */
    REGISTERING("registrations"),
    /** Taking invoices, then cancellations. */
    TAKING("steps"),
    /** Placing live orders. */
    PLACING("orders"),
    FINISHED("rows");

    private final String unit;

    ImportPhase(String unit) {
        this.unit = unit;
    }

    /** What its progress is counted in. */
    public String unit() {
        return unit;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
