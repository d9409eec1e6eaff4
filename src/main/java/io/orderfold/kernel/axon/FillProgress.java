package io.orderfold.kernel.axon;

import org.jspecify.annotations.Nullable;

/**
 * How far a reading of the log has come.
 *
 * @param position the number it has read up to
 * @param head the log's highest number
 * @param eventsRead how many events that were
 * @param rows how many rows were made of them
 * @param perSecond events read a second, since it began
 * @param secondsLeft null where it can't be told
 */
public record FillProgress(
        long position,
        long head,
        long eventsRead,
        long rows,
        long perSecond,
        @Nullable Long secondsLeft) {

    /** @param nanos since it began */
    public static FillProgress of(long position, long head, long eventsRead, long rows, long nanos) {
        long millis = Math.max(1, nanos / 1_000_000);
        long left = Math.max(0, head - position);
        return new FillProgress(
                position,
                Math.max(head, position),
                eventsRead,
                rows,
                eventsRead * 1_000 / millis,
                position == 0 ? null : left * millis / position / 1_000);
    }
}
