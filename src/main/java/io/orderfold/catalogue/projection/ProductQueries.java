package io.orderfold.catalogue.projection;

import io.orderfold.catalogue.event.ProductEvent;
import io.orderfold.catalogue.query.ProductFold;
import io.orderfold.catalogue.query.ProductPage;
import io.orderfold.catalogue.query.ProductQuery.FindProduct;
import io.orderfold.catalogue.query.ProductQuery.ReadProductFromLog;
import io.orderfold.catalogue.query.ProductQuery.SearchProducts;
import io.orderfold.catalogue.query.ProductView;
import io.orderfold.kernel.axon.Log;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class ProductQueries {

    private final ProductRows rows;
    private final Log log;

    ProductQueries(ProductRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    @QueryHandler
    Optional<ProductView> answer(FindProduct query) {
        return rows.table().find(query.sku().value());
    }

    @QueryHandler
    Optional<ProductView> answer(ReadProductFromLog query) {
        return log.newest("product:" + query.sku(), ProductEvent.class, new ProductFold());
    }

    @QueryHandler
    ProductPage answer(SearchProducts query) {
        return rows.search(query);
    }
}
