package io.orderfold.kernel.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Text;

/** What a person is called. */
public record PersonName(@JsonValue String value) implements PersonalData {

    @JsonCreator
    public PersonName {
        value = Text.required(value, 200, "name");
    }

    @Override
    public String toString() {
        return MASK;
    }
}
