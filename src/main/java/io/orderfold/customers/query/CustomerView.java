package io.orderfold.customers.query;

import io.orderfold.customers.AddressBook;
import io.orderfold.customers.CustomerAddress;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer as staff sees them, folded from their events by {@link CustomerFold}. */
public record CustomerView(
        @Schema(example = "17850") CustomerId customerId,

        @Schema(description = "How many changes there have been, counted from 0", example = "0")
        long version,

        @Schema(description = "Absent where no more is known than the id", example = "Ada Example") @Personal @Nullable
        PersonName name,

        @Schema(example = "ada@example.org") @Personal @Nullable
        EmailAddress email,

        @Personal List<CustomerAddress> addresses,

        @Schema(description = "By purpose; what they said nothing about is not among them")
        List<ConsentView> consents,

        @Schema(description = "Who stands for this customer since they were found to be the same", example = "17851")
        @Nullable
        CustomerId mergedInto,

        @Schema(description = "Whom this customer stands for as well", example = "[\"17850\"]")
        List<CustomerId> absorbed,

        Instant registeredAt,

        @Schema(description = "Since when nobody knows any more who they were") @Nullable
        Instant erasedAt,

        Instant updatedAt)
        implements Versioned {

    CustomerView known(Happened happened, @Nullable PersonName newName, @Nullable EmailAddress newEmail) {
        return new CustomerView(
                customerId,
                happened.version(),
                newName,
                newEmail,
                addresses,
                consents,
                mergedInto,
                absorbed,
                registeredAt,
                erasedAt,
                happened.at());
    }

    CustomerView reachedAt(Happened happened, AddressBook book) {
        return new CustomerView(
                customerId,
                happened.version(),
                name,
                email,
                book.addresses(),
                consents,
                mergedInto,
                absorbed,
                registeredAt,
                erasedAt,
                happened.at());
    }

    CustomerView said(Happened happened, ConsentView consent) {
        return new CustomerView(
                customerId,
                happened.version(),
                name,
                email,
                addresses,
                Stream.concat(
                                consents.stream()
                                        .filter(other -> !other.purpose().equals(consent.purpose())),
                                Stream.of(consent))
                        .sorted(Comparator.comparing(ConsentView::purpose))
                        .toList(),
                mergedInto,
                absorbed,
                registeredAt,
                erasedAt,
                happened.at());
    }

    CustomerView same(Happened happened, @Nullable CustomerId into, List<CustomerId> others) {
        return new CustomerView(
                customerId,
                happened.version(),
                name,
                email,
                addresses,
                consents,
                into,
                others,
                registeredAt,
                erasedAt,
                happened.at());
    }

    CustomerView erased(Happened happened) {
        return new CustomerView(
                customerId,
                happened.version(),
                name == null ? null : new PersonName(PersonalData.ERASED),
                email == null ? null : new EmailAddress(EmailAddress.ERASED_ADDRESS),
                addresses.stream().map(CustomerAddress::erased).toList(),
                consents,
                mergedInto,
                absorbed,
                registeredAt,
                happened.at(),
                happened.at());
    }
}
