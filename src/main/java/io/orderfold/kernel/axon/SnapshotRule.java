package io.orderfold.kernel.axon;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When a snapshot is worth its while.
 *
 * @param events so many since the last one call for the next; 0 has none taken, and none read
 * @param loadTime so long a load calls for one, too, of a stream that has some events; zero: however long it takes
 * @param pause a stream that is written to all the time has no more than one in this time
 */
@Component
record SnapshotRule(
        @Value("${orderfold.snapshots.events:50}") int events,
        @Value("${orderfold.snapshots.load-time:PT0.2S}") Duration loadTime,
        @Value("${orderfold.snapshots.pause:PT1S}") Duration pause) {

    static final SnapshotRule NEVER = new SnapshotRule(0, Duration.ZERO, Duration.ZERO);

    /** With fewer it is not the stream that was slow. */
    private static final int FEW = 10;

    boolean isOff() {
        return events <= 0;
    }

    boolean isDue(long since) {
        return !isOff() && since >= events;
    }

    boolean isDue(long since, long nanosToLoad) {
        return isDue(since) || (!isOff() && !loadTime.isZero() && since >= FEW && nanosToLoad >= loadTime.toNanos());
    }
}
