package io.orderfold.customers.command;

import io.orderfold.customers.CustomerDirectory;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Asks the log itself: a customer is registered who has a stream. A stream has no end, so who was found once is not asked
 * for again; the transaction that registers one may still fail, so one is found only when it is committed.
 */
@Component
class RegisteredCustomers implements CustomerDirectory {

    private static final int MOST_KEPT = 10_000;

    private final Log log;
    private final Set<CustomerId> found = ConcurrentHashMap.newKeySet();

    RegisteredCustomers(Log log) {
        this.log = log;
    }

    @Override
    public void require(CustomerId customer) {
        if (found.contains(customer)) {
            return;
        }
        if (log.version("customer:" + customer).isEmpty()) {
            throw Rejection.notFound("customer", customer);
        }
        CurrentUnitOfWork.ifStarted(unit -> unit.root().afterCommit(committed -> keep(customer)));
    }

    private void keep(CustomerId customer) {
        if (found.size() >= MOST_KEPT) {
            found.clear();
        }
        found.add(customer);
    }
}
