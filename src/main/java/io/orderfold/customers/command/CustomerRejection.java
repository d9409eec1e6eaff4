package io.orderfold.customers.command;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Rejection;
import java.util.List;

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

    static Rejection noSuchAddress(AddressId id) {
        return Rejection.notFound("address", id);
    }

    static Rejection tooManyPurposes(int most) {
        return Rejection.invalid(
                "too-many-purposes", "purpose", "A customer decides on at most " + most + " purposes.");
    }

    static Rejection merged(CustomerId id, CustomerId into) {
        return Rejection.conflict(
                        "customer-merged", "Customer " + id + " was merged into " + into + ", who stands for both now.")
                .with("id", id.value())
                .with("mergedInto", into.value());
    }

    static Rejection mergedIntoItself() {
        return Rejection.invalid("merged-into-itself", "into", "A customer can't be merged into itself.");
    }

    static Rejection standsForOthers(CustomerId id, CustomerId one) {
        return Rejection.conflict(
                        "customer-stands-for-others",
                        "Customer " + id + " stands for " + one + " already and must stay; merge the other way round.")
                .with("id", id.value())
                .with("absorbed", one.value());
    }

    static Rejection erased(CustomerId id) {
        return Rejection.conflict(
                        "customer-erased", "Customer " + id + " was erased: nobody knows any more who that was.")
                .with("id", id.value());
    }

    static Rejection ordersUnderWay(CustomerId id, List<String> orders) {
        return Rejection.conflict(
                        "orders-under-way",
                        "Customer " + id + " has orders under way, which could not be sent any more: complete or cancel"
                                + " them first, or say `force`.")
                .with("id", id.value())
                .with("orders", orders);
    }
}
