package io.orderfold.inventory.command;

import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.LocationDirectory;
import io.orderfold.inventory.event.LocationClosed;
import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.event.LocationOpened;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.Log;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The locations by their stream, which is short: they are opened and closed now and then. */
@Component
class LocationsByLog implements LocationDirectory {

    private record Openness(long version, Map<LocationCode, Boolean> open) implements Versioned {

        static final Openness START = new Openness(-1, Map.of(LocationCode.MAIN, true));

        static Openness after(@Nullable Openness before, LocationEvent event, Happened happened) {
            Map<LocationCode, Boolean> open = new HashMap<>((before == null ? START : before).open());
            if (event instanceof LocationOpened opened) {
                open.put(opened.location(), true);
            } else if (event instanceof LocationClosed closed) {
                open.put(closed.location(), false);
            }
            return new Openness(happened.version(), open);
        }
    }

    private final Log log;

    LocationsByLog(Log log) {
        this.log = log;
    }

    @Override
    public void require(LocationCode location) {
        isOpen(location);
    }

    @Override
    public void requireOpen(LocationCode location) {
        if (!isOpen(location)) {
            throw LocationRejection.closed(location);
        }
    }

    private boolean isOpen(LocationCode location) {
        Boolean open = log.fold(LocationEvent.STREAM, LocationEvent.class, Openness::after)
                .orElse(Openness.START)
                .open()
                .get(location);
        if (open == null) {
            throw Rejection.notFound("location", location);
        }
        return open;
    }
}
