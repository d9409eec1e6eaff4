package io.orderfold.customers;

import io.orderfold.customers.event.CustomerAbsorbed;
import io.orderfold.customers.event.CustomerAddressAdded;
import io.orderfold.customers.event.CustomerDetailsChanged;
import io.orderfold.customers.event.CustomerMergedInto;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.List;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** Ada, and what is known of her. */
public final class CustomerFixture {

    public static final CustomerId ADA = new CustomerId("ada");
    public static final PersonName NAME = new PersonName("Ada Example");
    public static final EmailAddress EMAIL = new EmailAddress("ada@example.org");
    public static final PostalAddress HOME =
            new PostalAddress(null, "1 Analytical Row", null, "10115", "Berlin", null, "DE");
    public static final PostalAddress WORK = new PostalAddress("Ada", "2 Mill Lane", null, null, "Dublin", null, "IE");

    public static final CustomerId EVE = new CustomerId("eve");
    public static final AddressLabel AT_WORK = new AddressLabel("work");

    private CustomerFixture() {}

    /** The key that an address gets which comes with the change to this version. */
    public static AddressId cameWith(long version) {
        return AddressBook.nextId(version);
    }

    public static CustomerAddressAdded added(long version, @Nullable AddressLabel label, PostalAddress address) {
        return new CustomerAddressAdded(ADA, cameWith(version), label, address);
    }

    /** Ada was Eve all along. */
    public static CustomerMergedInto mergedIntoEve() {
        return new CustomerMergedInto(ADA, EVE);
    }

    /** Eve was Ada all along. */
    public static CustomerAbsorbed standsForEve() {
        return new CustomerAbsorbed(ADA, EVE);
    }

    public static CustomerRegistered registered() {
        return new CustomerRegistered(ADA, NAME, EMAIL, List.of(HOME));
    }

    public static CustomerRegistered unnamed() {
        return new CustomerRegistered(ADA, null, null, List.of());
    }

    public static CustomerDetailsChanged changed(
            @Nullable PersonName name, @Nullable EmailAddress email, PostalAddress... addresses) {
        return new CustomerDetailsChanged(ADA, name, email, List.of(addresses));
    }

    /** A refusal of that kind and code, with nothing personal in its words. */
    public static Matcher<Throwable> refusal(Rejection.Kind kind, String code) {
        return new CustomTypeSafeMatcher<>("a refusal " + kind + " " + code + " that tells nothing personal") {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof Rejection rejection
                        && rejection.kind() == kind
                        && rejection.code().equals(code)
                        && !(rejection.reason() + rejection.details()).matches("(?i).*(example|berlin|row).*");
            }
        };
    }
}
