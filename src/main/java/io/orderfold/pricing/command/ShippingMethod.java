package io.orderfold.pricing.command;

import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.pricing.ShippingPrice;
import io.orderfold.pricing.command.ShippingMethodCommand.DefineShippingMethod;
import io.orderfold.pricing.command.ShippingMethodCommand.WithdrawShippingMethod;
import io.orderfold.pricing.event.ShippingMethodChanged;
import io.orderfold.pricing.event.ShippingMethodDefined;
import io.orderfold.pricing.event.ShippingMethodWithdrawn;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A way of sending goods: what it costs in each currency, and where it goes. */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class ShippingMethod extends VersionedAggregate {

    private static final int LONGEST_NAME = 200;

    @AggregateIdentifier
    private @Nullable String streamId;

    private ShippingMethodChanged terms;
    private boolean withdrawn;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DefineShippingMethod command) {
        ShippingMethodChanged wanted = new ShippingMethodChanged(
                command.code(),
                Text.required(command.name(), LONGEST_NAME, "name"),
                onePriceACurrency(command.prices()),
                command.regions().stream().distinct().sorted().toList(),
                TaxCategory.orUsual(command.taxCategory()));
        if (streamId == null) {
            return record(new ShippingMethodDefined(
                    wanted.code(), wanted.name(), wanted.prices(), wanted.regions(), wanted.taxCategory()));
        }
        if (withdrawn) {
            throw ShippingMethodRejection.withdrawn(command.code());
        }
        return terms.equals(wanted) ? record() : record(wanted);
    }

    @EventSourcingHandler
    void evolve(ShippingMethodDefined event) {
        streamId = "shipping-method:" + event.code();
        terms = new ShippingMethodChanged(
                event.code(), event.name(), event.prices(), event.regions(), event.taxCategory());
    }

    @EventSourcingHandler
    void evolve(ShippingMethodChanged event) {
        terms = event;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(WithdrawShippingMethod command) {
        if (streamId == null) {
            throw ShippingMethodRejection.notFound(command.code());
        }
        return withdrawn ? record() : record(new ShippingMethodWithdrawn(command.code()));
    }

    @EventSourcingHandler
    void evolve(ShippingMethodWithdrawn event) {
        withdrawn = true;
    }

    private static List<ShippingPrice> onePriceACurrency(List<ShippingPrice> prices) {
        if (prices.isEmpty()) {
            throw ShippingMethodRejection.pricesMissing();
        }
        Set<Currency> seen = new HashSet<>();
        for (int i = 0; i < prices.size(); i++) {
            Currency currency = prices.get(i).price().currency();
            if (!seen.add(currency)) {
                throw ShippingMethodRejection.priceTwice(i, currency);
            }
        }
        return List.copyOf(prices);
    }
}
