package io.orderfold.pricing;

/** What became of a coupon. Whether its time has come or gone is a matter of the clock, not of its status. */
public enum CouponStatus {
    /** It may be used, within its terms. */
    ISSUED,
    /** It gives nothing any more; orders that used it keep what it gave. */
    WITHDRAWN
}
