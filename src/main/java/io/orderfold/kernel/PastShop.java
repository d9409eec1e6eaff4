package io.orderfold.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The shop as it was at instants of the past: made, looked after and given up. */
public interface PastShop {

    /**
     * The view of an instant: the one there is, or one that is begun now.
     *
     * @throws Rejection {@code as-of-in-the-future}, {@code too-many-past-views}
     */
    PastView ask(Instant asOf, Actor by);

    /** @throws Rejection {@code past-view-not-found} */
    PastView get(UUID id);

    /** Those there are, and the last ones that are gone; the latest first. */
    List<PastView> list();

    /** Gives one up, whether it is being made or can be read. */
    PastView drop(UUID id);

    /** Waits until it is made, or can't be, or the time is over. */
    PastView await(PastView view, Duration patience);
}
