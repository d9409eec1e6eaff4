package io.orderfold.reports.projection;

import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.customers.event.CustomerMergedInto;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import org.jspecify.annotations.Nullable;

/** A customer's facts from their events. */
final class CustomerFactsFold implements Fold<CustomerFacts, CustomerEvent> {

    @Override
    public CustomerFacts after(@Nullable CustomerFacts before, CustomerEvent event, Happened happened) {
        return new CustomerFacts(
                event.customerId(),
                happened.version(),
                event instanceof CustomerMergedInto merged
                        ? merged.into()
                        : before == null ? null : before.mergedInto());
    }
}
