package io.orderfold.audit.process;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One element after the other, of which a page is in memory at a time. */
final class Pages<T> implements Iterator<T> {

    private final Function<@Nullable T, List<T>> next;
    private Iterator<T> page = List.<T>of().iterator();
    private @Nullable T last;
    private boolean ended;

    /** @param next answers the page after an element, the first one for null; an empty one ends it */
    Pages(Function<@Nullable T, List<T>> next) {
        this.next = next;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            page = next.apply(last).iterator();
            ended = !page.hasNext();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T element = page.next();
        last = element;
        return element;
    }
}
