package io.orderfold.catalogue.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;

/** A product came into the catalogue, with its first price. */
public record ProductRegistered(Sku sku, String name, Money unitPrice, String taxCategory, boolean backorderable)
        implements ProductEvent {}
