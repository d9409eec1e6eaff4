package io.orderfold.inventory.command;

import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.orderfold.inventory.AllocationRule;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import io.orderfold.inventory.command.LocationCommand.CloseLocation;
import io.orderfold.inventory.command.LocationCommand.DefineLocation;
import io.orderfold.inventory.command.LocationCommand.SetAllocationRule;
import io.orderfold.inventory.event.AllocationRuleSet;
import io.orderfold.inventory.event.LocationChanged;
import io.orderfold.inventory.event.LocationClosed;
import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.event.LocationOpened;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The places that keep the shop's stock. There is one from the start, {@code MAIN}, that nobody had to open. */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class StockLocations extends VersionedAggregate {

    static final int MOST = 100;

    private static final int LONGEST_NAME = 200;
    private static final int HIGHEST_PRIORITY = 9;

    private record Terms(String name, @Nullable Site site, int priority, boolean open) {}

    @AggregateIdentifier
    private @Nullable String streamId;

    @JsonMerge(OptBoolean.FALSE)
    private SortedMap<LocationCode, Terms> locations =
            new TreeMap<>(Map.of(LocationCode.MAIN, new Terms("Main", null, 0, true)));

    private AllocationRule rule = AllocationRule.PRIORITY;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DefineLocation command) {
        if (command.priority() < 0 || command.priority() > HIGHEST_PRIORITY) {
            throw LocationRejection.priorityOutOfRange(command.priority());
        }
        String name = Text.required(command.name(), LONGEST_NAME, "name");
        Terms wanted = new Terms(name, command.site(), command.priority(), true);
        Terms before = locations.get(command.location());
        if (wanted.equals(before)) {
            return record();
        }
        if (before != null && before.open()) {
            return record(new LocationChanged(command.location(), name, command.site(), command.priority()));
        }
        if (before == null && locations.size() == MOST) {
            throw LocationRejection.tooMany();
        }
        return record(new LocationOpened(command.location(), name, command.site(), command.priority()));
    }

    @EventSourcingHandler
    void evolve(LocationOpened event) {
        streamId = LocationEvent.STREAM;
        locations.put(event.location(), new Terms(event.name(), event.site(), event.priority(), true));
    }

    @EventSourcingHandler
    void evolve(LocationChanged event) {
        streamId = LocationEvent.STREAM;
        locations.put(event.location(), new Terms(event.name(), event.site(), event.priority(), true));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(CloseLocation command) {
        Terms terms = locations.get(command.location());
        if (terms == null) {
            throw Rejection.notFound("location", command.location());
        }
        if (!terms.open()) {
            return record();
        }
        if (locations.values().stream().filter(Terms::open).count() == 1) {
            throw LocationRejection.last(command.location());
        }
        return record(new LocationClosed(command.location()));
    }

    @EventSourcingHandler
    void evolve(LocationClosed event) {
        streamId = LocationEvent.STREAM;
        locations.computeIfPresent(
                event.location(), (location, terms) -> new Terms(terms.name(), terms.site(), terms.priority(), false));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(SetAllocationRule command) {
        return command.rule() == rule ? record() : record(new AllocationRuleSet(command.rule()));
    }

    @EventSourcingHandler
    void evolve(AllocationRuleSet event) {
        streamId = LocationEvent.STREAM;
        rule = event.rule();
    }
}
