package io.orderfold.inventory.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.inventory.AllocationRule;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import io.orderfold.inventory.command.LocationCommand;
import io.orderfold.inventory.command.LocationCommand.CloseLocation;
import io.orderfold.inventory.command.LocationCommand.DefineLocation;
import io.orderfold.inventory.command.LocationCommand.SetAllocationRule;
import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.inventory.query.StockQuery;
import io.orderfold.inventory.query.StockQuery.FindLocations;
import io.orderfold.inventory.query.StockQuery.ReadLocationsFromLog;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The places that keep stock, over HTTP. Every write answers with all of them, as the log has them then. */
@RestController
@RequestMapping("/api/locations")
@Tag(name = "Locations", description = "The places that keep stock, and which of them an order is sent from.")
class LocationController {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    LocationController(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    /** All that a location shall be. */
    record LocationRequest(
            @Schema(
                    description = "At most 200 characters",
                    example = "Warehouse north, hall 2",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String name,

            @Schema(description = "Where it is, for the rule `nearest`") @Nullable
            Site site,

            @Schema(
                    description = "0 to 9; the higher, the sooner orders are sent from it. 0 unless given",
                    example = "5")
            @Nullable
            Integer priority) {}

    /** By which rule orders are given to locations. */
    record AllocationRuleRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "nearest") @Nullable
            AllocationRule rule) {}

    @Operation(
            summary = "List the locations",
            description = "With the rule by which orders are given to them. Every shop begins with one, `MAIN`.")
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<LocationsView> list(
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one(
                "locations",
                "all",
                LocationEvent.STREAM,
                () -> Optional.of(ask(new FindLocations())),
                () -> Optional.of(ask(new ReadLocationsFromLog())));
    }

    @Operation(
            summary = "Open or change a location",
            description = "Makes it, opens it again, or makes it all that is said here. An `If-Match` names the version"
                    + " of all locations.")
    @PutMapping("/{location}")
    @ManagerMay
    ResponseEntity<LocationsView> define(
            @Parameter(description = "1 to 20 capital letters, digits and -", example = "NORTH-2") @PathVariable
                    String location,
            @RequestBody LocationRequest request) {
        return written(new DefineLocation(
                new LocationCode(location),
                Required.of(request.name(), "name"),
                request.site(),
                request.priority() == null ? 0 : request.priority()));
    }

    @Operation(
            summary = "Close a location",
            description = "It takes nothing in any more. What it has can still be sent from it, after all others, or"
                    + " taken elsewhere. Refused (409, `last-location`) where no other is open.")
    @DeleteMapping("/{location}")
    @ManagerMay
    ResponseEntity<LocationsView> close(@Parameter(example = "NORTH-2") @PathVariable String location) {
        return written(new CloseLocation(named(location)));
    }

    @Operation(
            summary = "Set the allocation rule",
            description =
                    "`priority`: the location with the highest. `nearest`: the one nearest to where the order goes,"
                            + " by country and by how much of the postal code agrees. `most-stock`: the one that has the most of"
                            + " it. Whatever the rule, one that has all of the order comes first. It holds for shipments made"
                            + " from now on.")
    @PutMapping("/allocation-rule")
    @ManagerMay
    ResponseEntity<LocationsView> setRule(@RequestBody AllocationRuleRequest request) {
        return written(new SetAllocationRule(Required.of(request.rule(), "rule")));
    }

    /** What can't be a code names nothing. */
    private static LocationCode named(String code) {
        try {
            return new LocationCode(code);
        } catch (Rejection malformed) {
            throw Rejection.notFound("location", code);
        }
    }

    private ResponseEntity<LocationsView> written(LocationCommand command) {
        long version = writes.send(command);
        LocationsView locations = ask(new ReadLocationsFromLog());
        reads.awaitWritten(version, () -> Optional.of(ask(new FindLocations())));
        return Reads.ok(locations);
    }

    private LocationsView ask(StockQuery query) {
        return queries.query(query, LocationsView.class).join();
    }
}
