package io.orderfold.customers.command;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of a customer's commands share. */
abstract class CustomerTest {

    final AggregateTestFixture<Customer> customer = new AggregateTestFixture<>(Customer.class);

    /** What the one who stays was asked, as {@code into <- absorbed}. */
    final List<String> asked = new ArrayList<>();

    /** What the one who stays answers; nothing is a yes. */
    @Nullable
    Rejection refusal;

    @BeforeEach
    void knowSomebodyElse() {
        customer.registerInjectableResource((OtherCustomer) this::absorb);
    }

    private void absorb(CustomerId into, CustomerId absorbed) {
        asked.add(into + " <- " + absorbed);
        if (refusal != null) {
            throw refusal;
        }
    }
}
