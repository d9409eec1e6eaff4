package io.orderfold.customers.web;

import io.orderfold.customers.command.CustomerCommand;
import io.orderfold.customers.query.CustomerQuery;
import io.orderfold.customers.query.CustomerQuery.FindCustomer;
import io.orderfold.customers.query.CustomerQuery.ReadCustomerFromLog;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What every write to a customer has in common: it is sent, and answered with the customer as the log has them then. */
@Component
class CustomerAnswers {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    CustomerAnswers(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    CustomerView after(CustomerCommand command) {
        long version = writes.send(command);
        CustomerView customer = ask(new ReadCustomerFromLog(command.customerId()))
                .orElseThrow(() -> Rejection.notFound("customer", command.customerId()));
        reads.awaitWritten(version, () -> ask(new FindCustomer(command.customerId())));
        return customer;
    }

    Optional<CustomerView> ask(CustomerQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(CustomerView.class))
                .join();
    }
}
