package io.orderfold.reports.projection;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * What reports know of a customer: next to nothing.
 *
 * @param mergedInto who stands for them since
 */
record CustomerFacts(
        CustomerId customerId, long version, @Nullable CustomerId mergedInto) implements Versioned {}
