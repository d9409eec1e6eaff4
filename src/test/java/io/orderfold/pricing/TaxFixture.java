package io.orderfold.pricing;

import io.orderfold.pricing.command.TaxRegionCommand.SetPricesIncludeTax;
import io.orderfold.pricing.command.TaxRegionCommand.SetTaxRate;
import io.orderfold.pricing.event.PricesIncludeTaxSet;
import io.orderfold.pricing.event.TaxRateSet;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Germany's taxes, and the words to tell their story in. */
public final class TaxFixture {

    public static final Region GERMANY = new Region("DE");

    private TaxFixture() {}

    public static SetTaxRate set(String category, String percent, String from) {
        return new SetTaxRate(GERMANY, category, new BigDecimal(percent), LocalDate.parse(from));
    }

    public static TaxRateSet rate(String category, String percent, String from) {
        return new TaxRateSet(GERMANY, category, new BigDecimal(percent), LocalDate.parse(from));
    }

    public static SetPricesIncludeTax include(boolean included) {
        return new SetPricesIncludeTax(GERMANY, included);
    }

    public static PricesIncludeTaxSet included(boolean included) {
        return new PricesIncludeTaxSet(GERMANY, included);
    }
}
