package io.orderfold.catalogue.command;

import io.orderfold.catalogue.command.ProductCommand.ChangePrice;
import io.orderfold.catalogue.command.ProductCommand.DiscontinueProduct;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.catalogue.event.ProductDiscontinued;
import io.orderfold.catalogue.event.ProductPriceChanged;
import io.orderfold.catalogue.event.ProductRegistered;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import java.util.Currency;
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

/** A product: what it is called, what it costs in each currency it is sold in, and whether it is still sold. */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class Product extends VersionedAggregate {

    private static final String USUAL_TAX_CATEGORY = "standard";
    private static final int LONGEST_NAME = 200;

    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable ProductRegistered registered;
    private final Map<Currency, Money> prices = new HashMap<>();
    private boolean discontinued;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RegisterProduct command) {
        ProductRegistered wanted = new ProductRegistered(
                command.sku(),
                Text.required(command.name(), LONGEST_NAME, "name"),
                checked(command.unitPrice()),
                taxCategory(command.taxCategory()),
                command.backorderable());
        if (registered == null) {
            return record(wanted);
        }
        if (!registered.equals(wanted)) {
            throw ProductRejection.skuTaken(command.sku());
        }
        return record();
    }

    @EventSourcingHandler
    void evolve(ProductRegistered event) {
        streamId = "product:" + event.sku();
        registered = event;
        prices.put(event.unitPrice().currency(), event.unitPrice());
    }

    @CommandHandler
    long decide(ChangePrice command) {
        Money price = checked(command.unitPrice());
        if (discontinued) {
            throw ProductRejection.discontinued(command.sku());
        }
        return price.equals(prices.get(price.currency()))
                ? record()
                : record(new ProductPriceChanged(command.sku(), price));
    }

    @EventSourcingHandler
    void evolve(ProductPriceChanged event) {
        prices.put(event.unitPrice().currency(), event.unitPrice());
    }

    @CommandHandler
    long decide(DiscontinueProduct command) {
        return discontinued ? record() : record(new ProductDiscontinued(command.sku()));
    }

    @EventSourcingHandler
    void evolve(ProductDiscontinued event) {
        discontinued = true;
    }

    private static Money checked(Money price) {
        if (price.isNegative()) {
            throw ProductRejection.negativePrice();
        }
        return price;
    }

    private static String taxCategory(@Nullable String given) {
        if (given == null) {
            return USUAL_TAX_CATEGORY;
        }
        if (!given.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw ProductRejection.malformedTaxCategory();
        }
        return given;
    }
}
