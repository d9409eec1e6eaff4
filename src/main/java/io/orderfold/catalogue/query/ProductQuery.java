package io.orderfold.catalogue.query;

import io.orderfold.catalogue.Sku;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about products. */
public sealed interface ProductQuery {

    /** The product as the read model has it; answers with an optional {@link ProductView}. */
    record FindProduct(Sku sku) implements ProductQuery {}

    /** The product as the log has it this moment, for whoever has just changed it. */
    record ReadProductFromLog(Sku sku) implements ProductQuery {}

    /**
     * A page of products by sku; answers with a {@link ProductPage}. Nulls leave a filter out.
     *
     * @param q words that each stand in the sku or the name, in whatever case
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchProducts(
            @Nullable String q,
            @Nullable Boolean discontinued,
            int limit,
            @Nullable String cursor) implements ProductQuery {}
}
