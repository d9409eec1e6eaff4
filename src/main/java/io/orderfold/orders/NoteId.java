package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** A note's key within its order: "1", "2", …; never given twice. */
public record NoteId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

    @JsonCreator
    public NoteId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid("malformed-note-id", "noteId", "A note id is a number such as \"1\".");
        }
    }

    public static NoteId of(int number) {
        return new NoteId(Integer.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
