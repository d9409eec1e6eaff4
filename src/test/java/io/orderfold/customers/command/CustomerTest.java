package io.orderfold.customers.command;

import io.orderfold.customers.CustomerId;
import io.orderfold.customers.OrdersUnderWay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PersonalDataEraser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of a customer's commands share. */
abstract class CustomerTest {

    final AggregateTestFixture<Customer> customer = new AggregateTestFixture<>(Customer.class);

    /** What another was asked, as {@code into <- absorbed}. */
    final List<String> asked = new ArrayList<>();

    /** Whose orders were asked for. */
    final Set<CustomerId> askedFor = new LinkedHashSet<>();

    /** Whose data was made unreadable. */
    final List<String> erased = new ArrayList<>();

    /** The numbers of the orders under way. */
    List<String> underWay = List.of();

    /** What the one who stays answers; nothing is a yes. */
    @Nullable
    Rejection refusal;

    @BeforeEach
    void knowSomebodyElse() {
        customer.registerInjectableResource(new OtherCustomer() {
            @Override
            public void absorb(CustomerId into, CustomerId absorbed) {
                ask(into + " <- " + absorbed);
            }

            @Override
            public void erase(CustomerId absorbed, String reason) {
                ask("erase " + absorbed + ": " + reason);
            }
        });
        customer.registerInjectableResource((PersonalDataEraser) who -> erased.add(who.value()));
        customer.registerInjectableResource((OrdersUnderWay) customers -> {
            askedFor.addAll(customers);
            return underWay;
        });
    }

    private void ask(String what) {
        asked.add(what);
        if (refusal != null) {
            throw refusal;
        }
    }
}
