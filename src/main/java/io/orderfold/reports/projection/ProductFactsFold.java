package io.orderfold.reports.projection;

import io.orderfold.catalogue.event.ProductDiscontinued;
import io.orderfold.catalogue.event.ProductEvent;
import io.orderfold.catalogue.event.ProductRegistered;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product's facts from its events. */
final class ProductFactsFold implements Fold<ProductFacts, ProductEvent> {

    @Override
    public ProductFacts after(@Nullable ProductFacts before, ProductEvent event, Happened happened) {
        if (event instanceof ProductRegistered e) {
            return new ProductFacts(e.sku(), happened.version(), e.name(), e.taxCategory(), happened.at(), null);
        }
        ProductFacts known = Objects.requireNonNull(before, "a product begins by being registered");
        return new ProductFacts(
                known.sku(),
                happened.version(),
                known.name(),
                known.category(),
                known.registeredAt(),
                event instanceof ProductDiscontinued ? happened.at() : known.discontinuedAt());
    }
}
