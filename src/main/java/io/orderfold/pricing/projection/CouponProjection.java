package io.orderfold.pricing.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.pricing.event.CouponEvent;
import io.orderfold.pricing.query.CouponFold;
import io.orderfold.pricing.query.CouponView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a coupon. */
@Component
@ProcessingGroup("pricing.projection")
class CouponProjection extends ViewProjection<CouponView, CouponEvent> {

    CouponProjection(CouponRows rows) {
        super(rows.rows().table(), CouponEvent.class, "coupon:", new CouponFold());
    }

    @EventHandler
    void on(CouponEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
