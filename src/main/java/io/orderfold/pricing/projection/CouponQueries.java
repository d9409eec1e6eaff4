package io.orderfold.pricing.projection;

import io.orderfold.kernel.axon.Log;
import io.orderfold.pricing.event.CouponEvent;
import io.orderfold.pricing.query.CouponFold;
import io.orderfold.pricing.query.CouponPage;
import io.orderfold.pricing.query.CouponQuery.FindCoupon;
import io.orderfold.pricing.query.CouponQuery.ReadCouponFromLog;
import io.orderfold.pricing.query.CouponQuery.SearchCoupons;
import io.orderfold.pricing.query.CouponView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class CouponQueries {

    private final RowsByCode<CouponView> rows;
    private final Log log;

    CouponQueries(CouponRows rows, Log log) {
        this.rows = rows.rows();
        this.log = log;
    }

    @QueryHandler
    Optional<CouponView> answer(FindCoupon query) {
        return rows.table().find(query.code().value());
    }

    @QueryHandler
    Optional<CouponView> answer(ReadCouponFromLog query) {
        return log.newest("coupon:" + query.code(), CouponEvent.class, new CouponFold());
    }

    @QueryHandler
    CouponPage answer(SearchCoupons query) {
        RowsByCode.Some<CouponView> some = rows.page(query.status(), query.limit(), query.cursor());
        return new CouponPage(some.items(), some.nextCursor());
    }
}
