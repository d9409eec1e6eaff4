package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** A line's key within its order: "1", "2", …; never given twice. */
public record LineId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

    @JsonCreator
    public LineId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid("malformed-line-id", "lineId", "A line id is a number such as \"1\".");
        }
    }

    public static LineId of(int number) {
        return new LineId(Integer.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
