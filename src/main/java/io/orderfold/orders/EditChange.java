package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an edit changes about an order.
 *
 * @param lineId the line it is about; absent with {@link Kind#ADD} alone
 * @param sku what comes; with {@link Kind#ADD} and {@link Kind#SWAP} alone
 * @param quantity how many come, or how many the line shall have; with {@link Kind#SWAP} as many as go unless given
 */
public record EditChange(
        @Schema(
                type = "string",
                example = "change",
                allowableValues = {"add", "change", "remove", "swap", "requote"})
        Kind kind,

        @Nullable LineId lineId,
        @Nullable Sku sku,
        @Nullable Integer quantity) {

    /** What is changed. */
    public enum Kind {
        /** A product comes, at the price it has now. */
        ADD,
        /** A line shall have so many pieces. Those that go take their share of discounts along; more come at its price. */
        CHANGE,
        /** A line goes. */
        REMOVE,
        /** What has not left of a line goes, and another product comes in its place. */
        SWAP,
        /** A line is to cost what its product costs now. */
        REQUOTE;

        @JsonCreator
        static Kind of(String text) {
            return Words.read(
                    Kind.class,
                    text,
                    () -> Rejection.invalid(
                            "unknown-edit-kind", "kind", "An edit's change is add, change, remove, swap or requote."));
        }

        @JsonValue
        String text() {
            return Words.of(this);
        }
    }

    /** @throws Rejection {@code edit-value-missing}, {@code edit-value-unexpected}, {@code quantity-out-of-range} */
    public EditChange {
        require(kind != Kind.ADD, lineId, "lineId");
        require(kind == Kind.ADD || kind == Kind.SWAP, sku, "sku");
        if (kind != Kind.SWAP) {
            require(kind == Kind.ADD || kind == Kind.CHANGE, quantity, "quantity");
        }
        if (quantity != null) {
            Quantity.check(quantity, "quantity");
        }
    }

    @JsonCreator
    static EditChange read(
            @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("lineId") @Nullable LineId lineId,
            @JsonProperty("sku") @Nullable Sku sku,
            @JsonProperty("quantity") @Nullable Long quantity) {
        if (kind == null) {
            throw Rejection.invalid("edit-kind-missing", "kind", "Say what shall be changed.");
        }
        return new EditChange(
                kind, lineId, sku, quantity == null ? null : (Integer) Quantity.check(quantity, "quantity"));
    }

    public static EditChange add(Sku sku, int quantity) {
        return new EditChange(Kind.ADD, null, sku, quantity);
    }

    public static EditChange change(LineId lineId, int quantity) {
        return new EditChange(Kind.CHANGE, lineId, null, quantity);
    }

    public static EditChange remove(LineId lineId) {
        return new EditChange(Kind.REMOVE, lineId, null, null);
    }

    public static EditChange swap(LineId lineId, Sku sku, @Nullable Integer quantity) {
        return new EditChange(Kind.SWAP, lineId, sku, quantity);
    }

    public static EditChange requote(LineId lineId) {
        return new EditChange(Kind.REQUOTE, lineId, null, null);
    }

    private static void require(boolean wanted, @Nullable Object given, String field) {
        if (wanted && given == null) {
            throw Rejection.invalid("edit-value-missing", field, "This kind of change needs its " + field + ".");
        }
        if (!wanted && given != null) {
            throw Rejection.invalid("edit-value-unexpected", field, "This kind of change has no " + field + ".");
        }
    }
}
