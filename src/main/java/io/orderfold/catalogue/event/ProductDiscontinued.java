package io.orderfold.catalogue.event;

import io.orderfold.catalogue.Sku;

/** The product takes no new order lines; orders that have it keep it. */
public record ProductDiscontinued(Sku sku) implements ProductEvent {}
