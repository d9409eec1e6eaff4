package io.orderfold.inventory.query;

import io.orderfold.inventory.AllocationRule;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.event.AllocationRuleSet;
import io.orderfold.inventory.event.LocationChanged;
import io.orderfold.inventory.event.LocationClosed;
import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.event.LocationOpened;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the locations follow from their events. */
public final class LocationsFold implements Fold<LocationsView, LocationEvent> {

    @Override
    public LocationsView after(@Nullable LocationsView before, LocationEvent event, Happened happened) {
        LocationsView start = before == null ? LocationsView.START : before;
        Map<LocationCode, LocationView> locations = new TreeMap<>();
        start.locations().forEach(location -> locations.put(location.location(), location));
        AllocationRule rule = start.rule();
        if (event instanceof AllocationRuleSet set) {
            rule = set.rule();
        } else if (event instanceof LocationOpened e) {
            locations.put(e.location(), new LocationView(e.location(), e.name(), e.site(), e.priority(), true));
        } else if (event instanceof LocationChanged e) {
            locations.put(e.location(), new LocationView(e.location(), e.name(), e.site(), e.priority(), true));
        } else if (event instanceof LocationClosed e) {
            locations.computeIfPresent(
                    e.location(),
                    (code, location) ->
                            new LocationView(code, location.name(), location.site(), location.priority(), false));
        }
        return new LocationsView(rule, List.copyOf(locations.values()), happened.version());
    }
}
