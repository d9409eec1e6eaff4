package io.orderfold.pricing.projection;

import io.orderfold.kernel.axon.Log;
import io.orderfold.pricing.event.ShippingMethodEvent;
import io.orderfold.pricing.query.ShippingMethodFold;
import io.orderfold.pricing.query.ShippingMethodPage;
import io.orderfold.pricing.query.ShippingMethodQuery.FindShippingMethod;
import io.orderfold.pricing.query.ShippingMethodQuery.ReadShippingMethodFromLog;
import io.orderfold.pricing.query.ShippingMethodQuery.SearchShippingMethods;
import io.orderfold.pricing.query.ShippingMethodView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class ShippingMethodQueries {

    private final RowsByCode<ShippingMethodView> rows;
    private final Log log;

    ShippingMethodQueries(ShippingMethodRows rows, Log log) {
        this.rows = rows.rows();
        this.log = log;
    }

    @QueryHandler
    Optional<ShippingMethodView> answer(FindShippingMethod query) {
        return rows.table().find(query.code().value());
    }

    @QueryHandler
    Optional<ShippingMethodView> answer(ReadShippingMethodFromLog query) {
        return log.newest("shipping-method:" + query.code(), ShippingMethodEvent.class, new ShippingMethodFold());
    }

    @QueryHandler
    ShippingMethodPage answer(SearchShippingMethods query) {
        RowsByCode.Some<ShippingMethodView> some = rows.page(query.status(), query.limit(), query.cursor());
        return new ShippingMethodPage(some.items(), some.nextCursor());
    }
}
