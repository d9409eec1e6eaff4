package io.orderfold.inventory.projection;

import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.query.LocationsFold;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.inventory.query.StockFold;
import io.orderfold.inventory.query.StockPage;
import io.orderfold.inventory.query.StockQuery.FindLocations;
import io.orderfold.inventory.query.StockQuery.FindStock;
import io.orderfold.inventory.query.StockQuery.ReadLocationsFromLog;
import io.orderfold.inventory.query.StockQuery.ReadStockFromLog;
import io.orderfold.inventory.query.StockQuery.SearchStock;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.AsOf;
import io.orderfold.kernel.axon.Log;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class StockQueries {

    private final StockRows rows;
    private final LocationRows locations;
    private final Log log;
    private final ProductDirectory products;

    StockQueries(StockRows rows, LocationRows locations, Log log, ProductDirectory products) {
        this.rows = rows;
        this.locations = locations;
        this.log = log;
        this.products = products;
    }

    @QueryHandler
    StockView answer(FindStock query) {
        return rows.table().find(query.sku().value()).orElseGet(() -> none(query.sku()));
    }

    @QueryHandler
    StockView answer(ReadStockFromLog query) {
        return log.newest("stock:" + query.sku(), StockEvent.class, new StockFold())
                .orElseGet(() -> none(query.sku()));
    }

    @QueryHandler
    StockPage answer(SearchStock query) {
        return rows.search(query);
    }

    @QueryHandler
    LocationsView answer(FindLocations query) {
        return locations.table().find(LocationEvent.STREAM).orElse(LocationsView.START);
    }

    @QueryHandler
    LocationsView answer(ReadLocationsFromLog query) {
        return log.newest(LocationEvent.STREAM, LocationEvent.class, new LocationsFold())
                .orElse(LocationsView.START);
    }

    private StockView none(Sku sku) {
        if (AsOf.instant() == null) {
            products.require(sku);
        } else if (log.version("product:" + sku).isEmpty()) {
            throw Rejection.notFound("product", sku).with("sku", sku.value());
        }
        return StockView.none(sku);
    }
}
