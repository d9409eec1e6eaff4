package io.orderfold.kernel.axon;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Degraded while the log has events that this release does not know: what they happened to stands still, everything else
 * goes on, so whoever shares out requests has no reason to leave this node out.
 */
@Component("unknownEventsHealthIndicator")
class UnknownEventsHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED", "Something stands still; the rest goes on");

    private final UnknownEvents alarm;

    UnknownEventsHealth(UnknownEvents alarm) {
        this.alarm = alarm;
    }

    @Override
    public Health health() {
        List<String> kinds = alarm.met().stream().map(Object::toString).toList();
        return kinds.isEmpty()
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("events", kinds).build();
    }
}
