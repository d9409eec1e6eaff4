package io.orderfold.whatif.process;

import io.orderfold.kernel.axon.Metadata;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingPrice;
import io.orderfold.pricing.event.PricesIncludeTaxSet;
import io.orderfold.pricing.event.ShippingMethodEvent;
import io.orderfold.pricing.query.ShippingMethodFold;
import io.orderfold.pricing.query.ShippingMethodView;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What prices depended on at a place in the log, beside what stands in the orders themselves: the terms of shipping
 * methods, and where prices had the tax in them.
 */
final class PriceTerms {

    private static final ShippingMethodFold FOLD = new ShippingMethodFold();

    private final Map<ShippingMethodCode, ShippingMethodView> methods = new HashMap<>();

    private final Map<String, Boolean> taxIncluded = new HashMap<>();

    /** What an event changed that lies further on in the log than those before. */
    void take(DomainEventMessage<?> message) {
        if (message.getPayload() instanceof ShippingMethodEvent event) {
            methods.put(event.code(), FOLD.after(methods.get(event.code()), event, Metadata.happened(message)));
        } else if (message.getPayload() instanceof PricesIncludeTaxSet event) {
            taxIncluded.put(event.region().value(), event.included());
        }
    }

    boolean pricesIncludeTax(@Nullable String region) {
        return region != null && taxIncluded.getOrDefault(region, false);
    }

    Optional<ShippingPrice> price(ShippingMethodCode code, Currency currency) {
        return Optional.ofNullable(methods.get(code)).stream()
                .flatMap(method -> method.prices().stream())
                .filter(price -> price.price().currency().equals(currency))
                .findFirst();
    }

    /** The category that sending is taxed by; empty where the method is not known. */
    String taxCategory(ShippingMethodCode code) {
        ShippingMethodView method = methods.get(code);
        return method == null ? "" : method.taxCategory();
    }
}
