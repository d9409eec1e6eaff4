package io.orderfold.pricing.event;

import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingPrice;
import java.util.List;

/**
 * Goods can be sent that way.
 *
 * @param prices one a currency
 * @param regions where to, in the order of their codes; none for everywhere
 */
public record ShippingMethodDefined(
        ShippingMethodCode code, String name, List<ShippingPrice> prices, List<Region> regions, String taxCategory)
        implements ShippingMethodEvent {}
