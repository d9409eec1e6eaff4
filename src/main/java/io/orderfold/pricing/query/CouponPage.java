package io.orderfold.pricing.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the coupon list; {@code nextCursor} is absent on the last page. */
public record CouponPage(List<CouponView> items, @Nullable String nextCursor) {}
