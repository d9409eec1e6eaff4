package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** An edit's key within its order: "1", "2", …; never given twice. */
public record EditId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

    @JsonCreator
    public EditId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid("malformed-edit-id", "editId", "An edit id is a number such as \"1\".");
        }
    }

    public static EditId of(int number) {
        return new EditId(Integer.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
