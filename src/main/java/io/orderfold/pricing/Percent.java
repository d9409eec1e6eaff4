package io.orderfold.pricing;

import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that count hundredths, in one form each: 7, not 7.00. */
final class Percent {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final int MOST_DECIMALS = 4;

    private Percent() {}

    /**
     * Text as clients write it: {@code "7.5"}.
     *
     * @throws Rejection {@code malformed-percent}
     */
    static BigDecimal parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw Rejection.invalid(
                    "malformed-percent", "percent", "A percentage is a decimal number such as \"7.5\".");
        }
        return new BigDecimal(text);
    }

    /** The number without needless zeros; null where it is none from 0 to 100 with at most four decimals. */
    static @Nullable BigDecimal exact(BigDecimal given) {
        // Before anything else is done with it: 1e999999999 is soon compared, and never written out.
        if (given.signum() < 0 || given.compareTo(HUNDRED) > 0) {
            return null;
        }
        BigDecimal exact = given.stripTrailingZeros();
        if (exact.scale() > MOST_DECIMALS) {
            return null;
        }
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
