package io.orderfold.catalogue.event;

import io.orderfold.catalogue.Sku;

/** Everything ever stored about a product. */
public sealed interface ProductEvent permits ProductDiscontinued, ProductPriceChanged, ProductRegistered {

    Sku sku();
}
