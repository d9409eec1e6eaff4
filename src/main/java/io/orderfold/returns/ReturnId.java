package io.orderfold.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.ReturnRef;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A return's key. */
public record ReturnId(@JsonValue UUID value) {

    private static final Pattern REFUND = Pattern.compile("return:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):\\d+");

    @JsonCreator
    public static ReturnId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new ReturnId(value);
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw Rejection.invalid("malformed-return-id", "returnId", "A return id is a UUID.");
    }

    public static ReturnId of(ReturnRef ref) {
        return new ReturnId(ref.value());
    }

    /** What the refunds of this return are known by, at any payment. */
    public String refund(int count) {
        return "return:" + value + ":" + count;
    }

    /** The return that a refund was made for; none for one that was made otherwise. */
    public static Optional<ReturnId> ofRefund(String refundId) {
        Matcher matcher = REFUND.matcher(refundId);
        return matcher.matches() ? Optional.of(of(matcher.group(1))) : Optional.empty();
    }

    public static ReturnId random() {
        return new ReturnId(UUID.randomUUID());
    }

    /** What the order knows it by. */
    public ReturnRef ref() {
        return new ReturnRef(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
