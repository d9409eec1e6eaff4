package io.orderfold.inventory;

/** Which locations there are. Up to date with every committed change: no lag. */
public interface LocationDirectory {

    /** @throws io.orderfold.kernel.Rejection {@code location-not-found} */
    void require(LocationCode location);

    /** @throws io.orderfold.kernel.Rejection {@code location-not-found}, or {@code location-closed}: it takes nothing in */
    void requireOpen(LocationCode location);
}
