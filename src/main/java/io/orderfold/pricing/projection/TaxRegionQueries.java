package io.orderfold.pricing.projection;

import io.orderfold.kernel.axon.Log;
import io.orderfold.pricing.event.TaxEvent;
import io.orderfold.pricing.query.TaxRegionFold;
import io.orderfold.pricing.query.TaxRegionPage;
import io.orderfold.pricing.query.TaxRegionQuery.FindTaxRegion;
import io.orderfold.pricing.query.TaxRegionQuery.ReadTaxRegionFromLog;
import io.orderfold.pricing.query.TaxRegionQuery.SearchTaxRegions;
import io.orderfold.pricing.query.TaxRegionView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class TaxRegionQueries {

    private final RowsByCode<TaxRegionView> rows;
    private final Log log;

    TaxRegionQueries(TaxRegionRows rows, Log log) {
        this.rows = rows.rows();
        this.log = log;
    }

    @QueryHandler
    Optional<TaxRegionView> answer(FindTaxRegion query) {
        return rows.table().find(query.region().value());
    }

    @QueryHandler
    Optional<TaxRegionView> answer(ReadTaxRegionFromLog query) {
        return log.newest("tax:" + query.region(), TaxEvent.class, new TaxRegionFold());
    }

    @QueryHandler
    TaxRegionPage answer(SearchTaxRegions query) {
        RowsByCode.Some<TaxRegionView> some = rows.page(null, query.limit(), query.cursor());
        return new TaxRegionPage(some.items(), some.nextCursor());
    }
}
