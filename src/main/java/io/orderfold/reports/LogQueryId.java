package io.orderfold.reports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.TimeOrderedId;
import java.util.UUID;

/** The key of a question that was asked of the log. */
public record LogQueryId(@JsonValue UUID value) {

    @JsonCreator
    public static LogQueryId of(String text) {
        try {
            return new LogQueryId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("malformed-query-id", "queryId", "A query's id is a UUID.");
        }
    }

    public static LogQueryId random() {
        return new LogQueryId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
