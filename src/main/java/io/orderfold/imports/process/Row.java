package io.orderfold.imports.process;

import io.orderfold.imports.NotTaken;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read and judged by itself.
 *
 * @param line where it starts in the file
 * @param invoice null where not even that can be read, so that the row says nothing about its invoice either
 * @param goods null where the row can't be taken
 * @param notTaken null where it can be taken
 */
record Row(
        long line,
        @Nullable Invoice invoice,
        @Nullable Goods goods,
        @Nullable NotTaken notTaken) {

    /** What a row says about its invoice. The invoice's first row decides. */
    record Invoice(
            String number,
            boolean cancels,
            String customerId,
            Instant at,
            @Nullable String country) {}

    /**
     * What a row says about goods.
     *
     * @param description stripped, in one line; empty where there is none
     * @param quantity positive, also where it is cancelled
     */
    record Goods(String sku, String description, int quantity, BigDecimal price) {}

    static Row refused(long line, @Nullable Invoice invoice, NotTaken reason) {
        return new Row(line, invoice, null, reason);
    }
}
