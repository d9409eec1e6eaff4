package io.orderfold.webhooks.process;

import java.time.Duration;

/**
 * How long to wait after failures in a row: from {@code first} on, four times as long each time, up to {@code longest}; of
 * that, by chance, half to all, so that what failed together is not tried together again.
 */
record BackOff(Duration first, Duration longest) {

    static final BackOff USUAL = new BackOff(Duration.ofSeconds(5), Duration.ofHours(12));

    private static final int FACTOR = 4;

    BackOff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Waits begin above nothing and do not get shorter");
        }
    }

    /**
     * @param failures how many there have been, from 1 on
     * @param chance 0 to 1
     */
    Duration after(int failures, double chance) {
        long most = first.toMillis();
        long limit = longest.toMillis();
        for (int i = 1; i < failures && most < limit; i++) {
            most = most > limit / FACTOR ? limit : most * FACTOR;
        }
        long least = most / 2;
        return Duration.ofMillis(least + Math.round((most - least) * Math.min(1, Math.max(0, chance))));
    }
}
