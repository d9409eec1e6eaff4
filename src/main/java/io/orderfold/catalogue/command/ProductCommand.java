package io.orderfold.catalogue.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a product. Each answers with its version after it ({@code Long}). */
public sealed interface ProductCommand {

    Sku sku();

    /** The product's stream; its stock has a stream of its own. */
    @TargetAggregateIdentifier
    default String streamId() {
        return "product:" + sku();
    }

    /**
     * Takes a product into the catalogue. The same again is answered as before; other content under a sku that is taken
     * is refused.
     *
     * @param taxCategory null for the usual one
     */
    record RegisterProduct(
            Sku sku, String name, Money unitPrice, @Nullable String taxCategory, boolean backorderable)
            implements ProductCommand {}

    /** Sets the price in the given price's currency, be it another one or the first in that currency. */
    record ChangePrice(Sku sku, Money unitPrice) implements ProductCommand {}

    /** Takes the product out of sale. Once is enough: again changes nothing. */
    record DiscontinueProduct(Sku sku) implements ProductCommand {}
}
