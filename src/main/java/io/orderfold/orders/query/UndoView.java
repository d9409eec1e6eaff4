package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The edits that undo would take back, or redo would make again.
 *
 * @param steps how many there are
 * @param edits what they changed, the next one first; no more than {@link #MOST_TOLD}
 * @param beyond those that come after, so that each is told when it is among the next; kept, and not answered with
 */
public record UndoView(
        int steps,
        List<UndoableEdit> edits,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(hidden = true)
        List<UndoableEdit> beyond) {

    static final int MOST_TOLD = 20;

    /** A row has room for so many. */
    private static final int MOST_KEPT = 1_000;

    static final UndoView NONE = new UndoView(0, List.of(), List.of());

    /** Rows written before have none beyond. */
    @SuppressWarnings("ConstantValue")
    public UndoView {
        beyond = beyond == null ? List.of() : beyond;
    }

    static UndoView of(int steps, List<UndoableEdit> all) {
        int told = Math.min(all.size(), MOST_TOLD);
        return new UndoView(
                steps,
                List.copyOf(all.subList(0, told)),
                List.copyOf(all.subList(told, Math.min(all.size(), MOST_KEPT))));
    }

    List<UndoableEdit> all() {
        List<UndoableEdit> all = new ArrayList<>(edits);
        all.addAll(beyond);
        return all;
    }

    /**
     * One edit, which undo takes back as a whole.
     *
     * @param version that it led to; absent while it is being recorded
     * @param changes none where there have been too many edits since to tell
     * @param by who made it; absent with the changes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UndoableEdit(
            @Nullable Long version,
            List<EditedField> changes,
            @Nullable Actor by,
            @Nullable Instant at) {

        UndoableEdit upTo(long last) {
            return new UndoableEdit(last, changes, by, at);
        }
    }

    /**
     * What an edit changed. What follows from it, as taxes do, is not told; neither is an address.
     *
     * @param field as it is in the order: {@code lines[2].quantity}
     * @param before absent where there was nothing
     * @param after absent where there is nothing any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EditedField(
            String field, @Nullable String before, @Nullable String after) {}
}
