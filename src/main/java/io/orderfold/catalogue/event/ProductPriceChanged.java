package io.orderfold.catalogue.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;

/** From now on the product costs this in this currency; its prices in other currencies stay. */
public record ProductPriceChanged(Sku sku, Money unitPrice) implements ProductEvent {}
