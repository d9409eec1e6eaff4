package io.orderfold.pricing.event;

import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingPrice;
import java.util.List;

/** The method is now as said here, all of it; orders keep what they were quoted. */
public record ShippingMethodChanged(
        ShippingMethodCode code, String name, List<ShippingPrice> prices, List<Region> regions, String taxCategory)
        implements ShippingMethodEvent {}
