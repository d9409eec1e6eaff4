package io.orderfold.orders.command;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.command.Edits.Edit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Edits, the last one first. An order may be edited thousands of times, mostly at the same distance from one version to
 * the next: such a run is kept as one.
 */
@AggregateState
final class EditStack {

    /** @param step from each version to the next; 0 where there is one alone */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Run(long first, long step, int count, boolean managed) {

        static Run of(Edit edit) {
            return new Run(edit.version(), 0, 1, edit.managed());
        }

        Edit edit(int number) {
            return new Edit(first + step * number, managed);
        }

        Edit last() {
            return edit(count - 1);
        }

        boolean goesOnWith(Edit edit) {
            return edit.managed() == managed && (count == 1 || edit.version() - last().version() == step);
        }

        Run with(Edit edit) {
            return new Run(first, edit.version() - last().version(), count + 1, managed);
        }

        Run withoutLast() {
            return new Run(first, count == 2 ? 0 : step, count - 1, managed);
        }
    }

    private final Deque<Run> runs = new ArrayDeque<>();

    boolean isEmpty() {
        return runs.isEmpty();
    }

    void clear() {
        runs.clear();
    }

    void push(Edit edit) {
        Run run = runs.peek();
        if (run != null && run.goesOnWith(edit)) {
            runs.pop();
            runs.push(run.with(edit));
        } else {
            runs.push(Run.of(edit));
        }
    }

    Edit pop() {
        Run run = runs.pop();
        if (run.count() > 1) {
            runs.push(run.withoutLast());
        }
        return run.last();
    }

    @Nullable
    Edit peek() {
        Run run = runs.peek();
        return run == null ? null : run.last();
    }

    /** The one before the last. */
    @Nullable
    Edit second() {
        Run run = runs.peek();
        if (run != null && run.count() > 1) {
            return run.edit(run.count() - 2);
        }
        return runs.stream().skip(1).findFirst().map(Run::last).orElse(null);
    }
}
