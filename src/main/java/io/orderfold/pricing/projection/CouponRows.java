package io.orderfold.pricing.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.pricing.query.CouponView;
import org.springframework.stereotype.Component;

/** The table {@code coupons}. */
@Component
class CouponRows {

    private final RowsByCode<CouponView> rows;

    CouponRows(ReadTables tables, Documents documents) {
        ViewTable<CouponView> table = new ViewTable<>(
                        tables, documents, CouponView.class, "coupons", "code", coupon -> coupon.code()
                                .value())
                .column("name", CouponView::name)
                .column("kind", coupon -> coupon.discount().kind())
                .column("status", CouponView::status)
                .column("redeemed", CouponView::redeemed)
                .column("most_uses", CouponView::limit)
                .column("valid_from", CouponView::validFrom)
                .column("valid_until", CouponView::validUntil);
        rows = RowsByCode.of(table, "code", coupon -> coupon.code().value());
    }

    RowsByCode<CouponView> rows() {
        return rows;
    }
}
