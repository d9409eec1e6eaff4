package io.orderfold.pricing.query;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.pricing.event.PricesIncludeTaxSet;
import io.orderfold.pricing.event.TaxEvent;
import io.orderfold.pricing.event.TaxRateSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the taxes of a region follow from their events. */
public final class TaxRegionFold implements Fold<TaxRegionView, TaxEvent> {

    private static final Comparator<TaxRateView> ORDER =
            Comparator.comparing(TaxRateView::category).thenComparing(TaxRateView::validFrom);

    @Override
    public TaxRegionView after(@Nullable TaxRegionView before, TaxEvent event, Happened happened) {
        List<TaxRateView> rates = before == null ? List.of() : before.rates();
        boolean included = before != null && before.pricesIncludeTax();
        return new TaxRegionView(
                event.region(),
                event instanceof PricesIncludeTaxSet prices ? prices.included() : included,
                event instanceof TaxRateSet set ? with(rates, set) : rates,
                happened.version(),
                happened.at());
    }

    private static List<TaxRateView> with(List<TaxRateView> rates, TaxRateSet set) {
        TaxRateView rate = new TaxRateView(set.category(), set.percent(), set.validFrom());
        List<TaxRateView> changed = new ArrayList<>(rates);
        changed.removeIf(known -> ORDER.compare(known, rate) == 0);
        changed.add(rate);
        changed.sort(ORDER);
        return List.copyOf(changed);
    }
}
