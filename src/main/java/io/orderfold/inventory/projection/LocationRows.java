package io.orderfold.inventory.projection;

import io.orderfold.inventory.Site;
import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.query.LocationView;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code location_plans}, which has one row for all of them, and {@code locations}. */
@Component
class LocationRows {

    private final ViewTable<LocationsView> table;

    LocationRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables,
                        documents,
                        LocationsView.class,
                        "location_plans",
                        "stream",
                        locations -> LocationEvent.STREAM)
                .column("allocation_rule", LocationsView::rule)
                .children(
                        "locations",
                        List.of("stream", "location", "name", "country", "postal_code", "priority", "is_open"),
                        locations -> locations.locations().stream()
                                .map(LocationRows::row)
                                .toList());
    }

    private static Object[] row(LocationView location) {
        Site site = location.site();
        return row(
                LocationEvent.STREAM,
                location.location().value(),
                location.name(),
                site == null ? null : site.country(),
                site == null ? null : site.postalCode(),
                location.priority(),
                location.open());
    }

    private static Object[] row(@Nullable Object... values) {
        return values;
    }

    ViewTable<LocationsView> table() {
        return table;
    }
}
