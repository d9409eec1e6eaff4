package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word that orders are sorted by, such as {@code gift} or {@code call-first}; capitals count for nothing. It is a label
 * for many orders, no place for what concerns one person: that is a note.
 */
public record OrderTag(@JsonValue String value) implements Comparable<OrderTag> {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,39}");

    @JsonCreator
    public OrderTag(@Nullable String value) {
        String tag = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(tag).matches()) {
            throw Rejection.invalid(
                    "malformed-tag",
                    "tag",
                    "A tag is one word of at most 40 letters, digits, dots, dashes and underscores.");
        }
        this.value = tag;
    }

    @Override
    public int compareTo(OrderTag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
