package io.orderfold.customers.projection;

import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.customers.query.CustomerFold;
import io.orderfold.customers.query.CustomerPage;
import io.orderfold.customers.query.CustomerQuery.FindCustomer;
import io.orderfold.customers.query.CustomerQuery.ReadCustomerFromLog;
import io.orderfold.customers.query.CustomerQuery.SearchCustomers;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.axon.Log;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class CustomerQueries {

    private final CustomerRows rows;
    private final Log log;

    CustomerQueries(CustomerRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    @QueryHandler
    Optional<CustomerView> answer(FindCustomer query) {
        return rows.table().find(query.customerId().value());
    }

    @QueryHandler
    Optional<CustomerView> answer(ReadCustomerFromLog query) {
        return log.newest("customer:" + query.customerId(), CustomerEvent.class, new CustomerFold());
    }

    @QueryHandler
    CustomerPage answer(SearchCustomers query) {
        return rows.search(query);
    }
}
