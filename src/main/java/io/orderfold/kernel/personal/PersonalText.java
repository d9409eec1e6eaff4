package io.orderfold.kernel.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Text;

/** What somebody wrote in their own words: it may say anything of anybody, so all of it counts as personal. */
public record PersonalText(@JsonValue String value) implements PersonalData {

    /** Characters, at most. */
    public static final int MOST = 2_000;

    @JsonCreator
    public PersonalText {
        value = Text.required(value, MOST, "text");
    }

    @Override
    public String toString() {
        return MASK;
    }
}
