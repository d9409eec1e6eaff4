package io.orderfold.webhooks.process;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How webhooks are sent, as far as operators have a say. */
@Component
class WebhookSettings {

    final boolean enabled;
    final Duration giveUpAfter;
    final BackOff backOff;
    final Duration timeout;
    final Duration keep;
    final Duration poll;
    final Duration heartbeat;
    final int threads;
    final int parallel;

    WebhookSettings(
            @Value("${orderfold.webhooks.enabled:true}") boolean enabled,
            @Value("${orderfold.webhooks.give-up-after:P5D}") Duration giveUpAfter,
            @Value("${orderfold.webhooks.first-retry:PT5S}") Duration firstRetry,
            @Value("${orderfold.webhooks.longest-retry:PT12H}") Duration longestRetry,
            @Value("${orderfold.webhooks.timeout:PT15S}") Duration timeout,
            @Value("${orderfold.webhooks.keep:P30D}") Duration keep,
            @Value("${orderfold.webhooks.poll:PT2S}") Duration poll,
            @Value("${orderfold.webhooks.heartbeat:PT5S}") Duration heartbeat,
            @Value("${orderfold.webhooks.threads:16}") int threads,
            @Value("${orderfold.webhooks.parallel:4}") int parallel) {
        this.enabled = enabled;
        this.giveUpAfter = giveUpAfter;
        this.backOff = new BackOff(firstRetry, longestRetry);
        this.timeout = timeout;
        this.keep = keep;
        this.poll = poll;
        this.heartbeat = heartbeat;
        this.threads = threads;
        this.parallel = parallel;
    }
}
