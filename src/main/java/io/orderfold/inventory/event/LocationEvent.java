package io.orderfold.inventory.event;

/** Everything that can happen to the places that keep stock, and to the rule by which orders are given to them. */
public sealed interface LocationEvent permits AllocationRuleSet, LocationChanged, LocationClosed, LocationOpened {

    /** All locations have one stream. */
    String STREAM = "stock-locations";
}
