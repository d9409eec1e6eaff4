package io.orderfold.reports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fold over the log: which events, what of each is counted, and what it is told by. Fields are paths into what an event
 * says, such as {@code total} or {@code line.sku}; a field that begins with {@code @} is of its envelope.
 *
 * @param events names of types, such as {@code OrderPlaced}
 * @param each a list within the event, such as {@code lines}: then each of its elements counts, and paths that begin with
 *     it lead into the element
 * @param from events that were recorded at this instant or later
 * @param to events that were recorded before this instant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogFold(
        @Schema(example = "[\"OrderPlaced\"]", description = "Types of events, at least one")
        List<String> events,

        @Schema(example = "lines", description = "A list in the event whose elements count one by one") @Nullable
        String each,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                example = "[\"@month\", \"lines.sku\"]",
                description = "Fields; or @event, @actor, @hour, @day, @week, @month of the envelope")
        List<String> groupBy,

        Measure measure,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Condition> filter,

        @Schema(description = "Recorded at this instant or later, RFC 3339") @Nullable
        Instant from,

        @Schema(description = "Recorded before this instant, RFC 3339") @Nullable
        Instant to,

        @Schema(example = "Europe/Berlin", description = "By whose hours and days; UTC unless it says otherwise")
        @Nullable
        String zone) {

    private static final int MOST = 10;

    /** How many values come to one. */
    public enum Op {
        /** How many there are. */
        COUNT,
        /** How many different ones there are. */
        DISTINCT,
        /** All together. */
        SUM,
        /** All together, by how many there are. */
        AVERAGE,
        /** The least. */
        MIN,
        /** The most. */
        MAX;

        @JsonCreator
        public static Op of(String text) {
            return Words.read(
                    Op.class,
                    text,
                    () -> Rejection.invalid(
                            "unknown-measure",
                            "op",
                            "What is measured is a count, distinct, sum, average, min or max."));
        }

        @JsonValue
        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /** @param field what is measured: a number or an amount; of a count there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Measure(Op op, @Nullable String field) {

        /** @throws Rejection {@code field-missing}, {@code field-unexpected} */
        public Measure {
            Required.of(op, "op");
            if (op == Op.COUNT && field != null) {
                throw Rejection.invalid("field-unexpected", "field", "A count counts events, or elements: no field.");
            }
            if (op != Op.COUNT) {
                Required.of(field, "field");
            }
        }
    }

    /** How a field is compared with a value. */
    public enum Comparison {
        /** The same. */
        EQUALS,
        /** Anything else, or nothing. */
        NOT,
        /** As much, or more; of text: the same or later by alphabet. */
        AT_LEAST,
        /** Less. */
        LESS_THAN;

        @JsonCreator
        public static Comparison of(String text) {
            return Words.read(
                    Comparison.class,
                    text,
                    () -> Rejection.invalid(
                            "unknown-comparison", "op", "A field equals, is not, is at-least or less-than a value."));
        }

        @JsonValue
        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /** What an event, or an element, must meet to count. */
    public record Condition(
            @Schema(example = "total.currency") String field,
            Comparison op,
            @Schema(example = "EUR") String value) {

        public Condition {
            Required.of(field, "field");
            Required.of(op, "op");
            Required.of(value, "value");
        }

        @JsonCreator
        static Condition read(
                @JsonProperty("field") @Nullable String field,
                @JsonProperty("op") @Nullable Comparison op,
                @JsonProperty("value") @Nullable String value) {
            return new Condition(
                    Required.of(field, "field"), op == null ? Comparison.EQUALS : op, Required.of(value, "value"));
        }
    }

    /** @throws Rejection {@code field-missing}, {@code period-empty}, {@code unknown-zone}, {@code too-many} */
    public LogFold {
        events = events == null ? List.of() : List.copyOf(events);
        groupBy = groupBy == null ? List.of() : List.copyOf(groupBy);
        filter = filter == null ? List.of() : List.copyOf(filter);
        measure = measure == null ? new Measure(Op.COUNT, null) : measure;
        if (events.isEmpty()) {
            throw Rejection.invalid("field-missing", "events", "Say which events: at least one type.");
        }
        few(events, "events");
        few(groupBy, "groupBy");
        few(filter, "filter");
        if (from != null && to != null && !from.isBefore(to)) {
            throw Rejection.invalid("period-empty", "to", "A period ends after it begins.");
        }
        if (zone != null) {
            try {
                ZoneId.of(zone);
            } catch (DateTimeException unknown) {
                throw Rejection.invalid(
                        "unknown-zone", "zone", "A zone is a name of the IANA's list, such as Europe/Berlin, or UTC.");
            }
        }
    }

    private static void few(List<?> all, String field) {
        if (all.size() > MOST) {
            throw Rejection.invalid("too-many", field, "At most " + MOST + ".");
        }
    }
}
