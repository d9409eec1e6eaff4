package io.orderfold.orders.command;

import io.orderfold.kernel.axon.AggregateState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which edits of an order can be taken back, and which were and can be made again. An edit goes by the version that it led
 * to; what the order consisted of then is in the log, so that the versions are all that has to be kept.
 */
@AggregateState
final class Edits {

    /**
     * @param version that it led to
     * @param managed whether managers alone may make such an edit, and take it back
     */
    record Edit(long version, boolean managed) {}

    private EditStack made = new EditStack();
    private EditStack takenBack = new EditStack();
    private long first;
    private @Nullable Barrier barrier;
    private boolean open;

    /** What can't be taken back, nor anything before it. */
    enum Barrier {
        PLACED("the order was placed"),
        SHIPPED("goods have left"),
        CAPTURED("money was taken"),
        REFUNDED("money went back"),
        WRITTEN_OFF("goods were written off"),
        CANCELLED("the order was called off");

        private final String text;

        Barrier(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    void start(long version) {
        first = version;
    }

    void made(long version, boolean managed) {
        made.push(new Edit(version, managed));
        takenBack.clear();
    }

    /** What was done last is only complete with this version. */
    void completed(long version) {
        if (made.isEmpty()) {
            first = version;
        } else {
            made.push(new Edit(version, made.pop().managed()));
        }
    }

    /** Something of an edit was recorded; {@link #close} follows. */
    void open() {
        open = true;
    }

    /**
     * An edit has been recorded as a whole.
     *
     * @param moved whether it sends the order elsewhere, which was recorded first and counts as no edit of its own
     */
    void close(long version, boolean moved) {
        if (moved) {
            made.pop();
        }
        if (open || moved) {
            made(version, false);
        }
        open = false;
    }

    void stop(Barrier newBarrier, long version) {
        made.clear();
        takenBack.clear();
        first = version;
        barrier = newBarrier;
    }

    void undone() {
        takenBack.push(made.pop());
    }

    void redone() {
        made.push(takenBack.pop());
    }

    Optional<Edit> toUndo() {
        return Optional.ofNullable(made.peek());
    }

    Optional<Edit> toRedo() {
        return Optional.ofNullable(takenBack.peek());
    }

    /** The version at which the order was as it is without the last edit. */
    long before() {
        Edit second = made.second();
        return second == null ? first : second.version();
    }

    /** What stands in the way of taking back more, if anything does. */
    Optional<Barrier> barrier() {
        return Optional.ofNullable(barrier);
    }
}
