package io.orderfold.customers.command;

import io.orderfold.customers.CustomerDirectory;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import org.springframework.stereotype.Component;

/** Asks the log itself: a customer is registered who has a stream. */
@Component
class RegisteredCustomers implements CustomerDirectory {

    private final Log log;

    RegisteredCustomers(Log log) {
        this.log = log;
    }

    @Override
    public void require(CustomerId customer) {
        if (log.version("customer:" + customer).isEmpty()) {
            throw Rejection.notFound("customer", customer);
        }
    }
}
