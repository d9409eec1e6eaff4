package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.orderfold.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What all pieces of a line come to, and by that what any number of them does. The discount and the tax of some pieces
 * are their share of the whole line's, rounded half up to the minor unit; shares are reckoned from the first piece on, so
 * that however the pieces are split, the parts sum to the whole.
 *
 * @param quantity all pieces
 * @param discount on all pieces: its own, and its share of the order's
 * @param tax on all pieces, after discount
 * @param taxRate in percent
 * @param taxIncluded whether unit prices have the tax in them; where they do not, it is added
 */
public record LinePrice(
        LineId lineId,
        int quantity,
        Money unitPrice,
        Money discount,
        Money tax,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string", example = "19")
        BigDecimal taxRate,

        boolean taxIncluded) {

    /** Rates that differ in nothing but trailing zeros are the same. */
    public LinePrice {
        BigDecimal exact = taxRate.stripTrailingZeros();
        taxRate = exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** No discount and no tax. */
    public static LinePrice plain(OrderLine line) {
        Money none = Money.zero(line.unitPrice().currency());
        return new LinePrice(line.lineId(), line.quantity(), line.unitPrice(), none, none, BigDecimal.ZERO, false);
    }

    @JsonIgnore
    public boolean isPlain() {
        return discount.isZero() && tax.isZero();
    }

    /** The discount on the first so many pieces. */
    public Money discountOf(int pieces) {
        return share(discount, pieces);
    }

    /** The tax on the first so many pieces. */
    public Money taxOf(int pieces) {
        return share(tax, pieces);
    }

    /** What the customer pays for the first so many pieces. */
    public Money totalOf(int pieces) {
        Money net = unitPrice.times(pieces).minus(discountOf(pieces));
        return taxIncluded ? net : net.plus(taxOf(pieces));
    }

    /** What the customer pays for {@code pieces} that follow the first {@code before}. */
    public Money totalAfter(int before, int pieces) {
        return totalOf(before + pieces).minus(totalOf(before));
    }

    private Money share(Money whole, int pieces) {
        if (whole.isZero() || pieces == quantity) {
            return whole;
        }
        BigDecimal part = whole.amount()
                .multiply(BigDecimal.valueOf(pieces))
                .divide(BigDecimal.valueOf(quantity), Money.scaleOf(whole.currency()), RoundingMode.HALF_UP);
        return new Money(part, whole.currency());
    }
}
