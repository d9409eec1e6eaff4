package io.orderfold.orders.query;

import io.orderfold.kernel.Happened;
import io.orderfold.orders.query.UndoView.EditedField;
import io.orderfold.orders.query.UndoView.UndoableEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The edits that can be taken back and made again, while they change; what counts as one, the aggregate decides alike. */
final class UndoSketch {

    private final Happened now;
    private int undoSteps;
    private int redoSteps;
    private final List<UndoableEdit> undo;
    private final List<UndoableEdit> redo;

    UndoSketch(@Nullable OrderView before, Happened now) {
        this.now = now;
        UndoView undone = before == null ? UndoView.NONE : before.undo();
        UndoView redone = before == null ? UndoView.NONE : before.redo();
        undoSteps = undone.steps();
        redoSteps = redone.steps();
        undo = undone.all();
        redo = redone.all();
    }

    void made(EditedField change) {
        push(new UndoableEdit(now.version(), List.of(change), now.actor(), now.at()));
    }

    private void push(UndoableEdit edit) {
        undo.add(0, edit);
        undoSteps++;
        redo.clear();
        redoSteps = 0;
    }

    /** What the last edit led to is only complete now. */
    void completed() {
        if (!undo.isEmpty()) {
            undo.set(0, undo.get(0).upTo(now.version()));
        }
    }

    /** A part of an edit that is being recorded. */
    void part(EditedField change) {
        if (isOpen()) {
            UndoableEdit edit = undo.get(0);
            List<EditedField> changes = new ArrayList<>(edit.changes());
            changes.add(change);
            undo.set(0, new UndoableEdit(null, List.copyOf(changes), edit.by(), edit.at()));
        } else {
            push(new UndoableEdit(null, List.of(change), now.actor(), now.at()));
        }
    }

    private boolean isOpen() {
        return !undo.isEmpty() && undo.get(0).version() == null;
    }

    /**
     * The edit has been recorded as a whole.
     *
     * @param moved whether it sends the order elsewhere, which was recorded first
     */
    void close(boolean moved) {
        if (moved && isOpen()) {
            UndoableEdit edit = undo.remove(0);
            List<EditedField> changes = new ArrayList<>(undo.remove(0).changes());
            changes.addAll(edit.changes());
            undo.add(0, new UndoableEdit(now.version(), List.copyOf(changes), edit.by(), edit.at()));
            undoSteps--;
        } else if (moved || isOpen()) {
            completed();
        }
    }

    void stop() {
        undo.clear();
        redo.clear();
        undoSteps = 0;
        redoSteps = 0;
    }

    void undone(long edit) {
        undoSteps--;
        redoSteps++;
        move(edit, undo, redo);
    }

    void redone(long edit) {
        redoSteps--;
        undoSteps++;
        move(edit, redo, undo);
    }

    private static void move(long edit, List<UndoableEdit> from, List<UndoableEdit> to) {
        to.add(0, from.isEmpty() ? new UndoableEdit(edit, List.of(), null, null) : from.remove(0));
    }

    UndoView undo() {
        return UndoView.of(undoSteps, undo);
    }

    UndoView redo() {
        return UndoView.of(redoSteps, redo);
    }
}
