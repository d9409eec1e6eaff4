package io.orderfold.customers.command;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Rejection;

/** Why a customer's record refuses; never with anything personal in it. */
final class CustomerRejection {

    private CustomerRejection() {}

    static Rejection idTaken(CustomerId id) {
        return Rejection.conflict("customer-id-taken", "There is another customer " + id + " already.")
                .with("id", id.value());
    }

    static Rejection tooManyAddresses(int most) {
        return Rejection.invalid("too-many-addresses", "addresses", "A customer has at most " + most + " addresses.");
    }
}
