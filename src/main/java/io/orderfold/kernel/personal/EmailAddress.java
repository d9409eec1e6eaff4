package io.orderfold.kernel.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Text;
import java.util.regex.Pattern;

/** Where a person's mail goes: something, an at sign, something; only a message sent there can tell more. */
public record EmailAddress(@JsonValue String value) implements PersonalData {

    /** What is read where that of somebody who was erased had been: nothing can be sent there (RFC 2606). */
    public static final String ERASED_ADDRESS = "erased@erased.invalid";

    private static final Pattern FORM = Pattern.compile("[^@\\s]+@[^@\\s]+");

    @JsonCreator
    public EmailAddress {
        value = Text.required(value, 254, "email");
        if (!FORM.matcher(value).matches()) {
            throw Rejection.invalid("malformed-email", "email", "An e-mail address looks like name@example.org.");
        }
    }

    @Override
    public String toString() {
        return MASK;
    }
}
