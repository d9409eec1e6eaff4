package io.orderfold.webhooks.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Degraded while webhooks are disabled that nobody has disabled: their receivers are not told of anything, and somebody
 * should see to it. Those that are merely failing are named.
 */
@Component("webhooksHealthIndicator")
class WebhooksHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "Something stands still; the rest goes on");

    private final DeliveryQueue queue;

    WebhooksHealth(DeliveryQueue queue) {
        this.queue = queue;
    }

    @Override
    public Health health() {
        Map<String, String> disabled = new LinkedHashMap<>();
        Map<String, String> failing = new LinkedHashMap<>();
        List<Target> targets = queue.targets();
        for (Target target : targets) {
            String id = target.webhookId().toString();
            if (target.disabledCause() != null && target.disabledCause().isAutomatic()) {
                disabled.put(id, target.disabledCause().toString());
            } else if (target.enabled() && target.failingSince() != null) {
                failing.put(id, target.failingSince().toString());
            }
        }
        Health.Builder health = disabled.isEmpty() ? Health.up() : Health.status(DEGRADED);
        if (!disabled.isEmpty()) {
            health.withDetail("disabled", disabled);
        }
        if (!failing.isEmpty()) {
            health.withDetail("failingSince", failing);
        }
        return health.build();
    }
}
