package io.orderfold.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who did it, as every event's metadata says: {@code user:alice}, {@code process:inventory.process}, {@code
 * import:2f9c…}. A user name is an account of staff, not a customer.
 */
public record Actor(@JsonValue String name) {

    /** The application itself, at start or on a timer. */
    public static final Actor SYSTEM = new Actor("system");

    @JsonCreator
    public Actor {}

    public static Actor user(String name) {
        return new Actor("user:" + name);
    }

    public static Actor process(String name) {
        return new Actor("process:" + name);
    }

    public static Actor importJob(String id) {
        return new Actor("import:" + id);
    }

    @Override
    public String toString() {
        return name;
    }
}
