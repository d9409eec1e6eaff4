package io.orderfold.pricing.command;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.pricing.TaxRate;
import io.orderfold.pricing.command.TaxRegionCommand.SetPricesIncludeTax;
import io.orderfold.pricing.command.TaxRegionCommand.SetTaxRate;
import io.orderfold.pricing.event.PricesIncludeTaxSet;
import io.orderfold.pricing.event.TaxRateSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The taxes of one country: a rate for each category from each day, and whether prices have them in them. */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class TaxRegion extends VersionedAggregate {

    /** Further off it is a slip of the keyboard. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;

    @AggregateIdentifier
    private @Nullable String streamId;

    private final Map<String, Map<LocalDate, BigDecimal>> rates = new HashMap<>();
    private @Nullable Boolean included;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(SetTaxRate command) {
        String category = TaxCategory.checked(command.category());
        BigDecimal percent = new TaxRate(command.percent()).percent();
        LocalDate day = command.validFrom();
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw Rejection.invalid("day-out-of-range", "validFrom", "A rate begins in the years 1900 to 2999.");
        }
        return percent.equals(rates.getOrDefault(category, Map.of()).get(day))
                ? record()
                : record(new TaxRateSet(command.region(), category, percent, day));
    }

    @EventSourcingHandler
    void evolve(TaxRateSet event) {
        streamId = "tax:" + event.region();
        rates.computeIfAbsent(event.category(), category -> new HashMap<>()).put(event.validFrom(), event.percent());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(SetPricesIncludeTax command) {
        return Boolean.valueOf(command.included()).equals(included)
                ? record()
                : record(new PricesIncludeTaxSet(command.region(), command.included()));
    }

    @EventSourcingHandler
    void evolve(PricesIncludeTaxSet event) {
        streamId = "tax:" + event.region();
        included = event.included();
    }
}
