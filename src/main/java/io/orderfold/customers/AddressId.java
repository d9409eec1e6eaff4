package io.orderfold.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** An address's key among those of its customer: a number in text, never given twice. */
public record AddressId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    @JsonCreator
    public AddressId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid("malformed-address-id", "addressId", "An address id is a number such as \"1\".");
        }
    }

    /**
     * The key of an address that came with one change of the customer. It follows from the change alone, so that whoever
     * folds the events comes to the same, also where they say nothing of keys.
     *
     * @param version the customer's version once the change has happened
     * @param position which of the change's addresses it is, counted from 1
     */
    static AddressId of(long version, int position) {
        return new AddressId(Long.toString(version * AddressBook.MOST + position));
    }

    @Override
    public String toString() {
        return value;
    }
}
