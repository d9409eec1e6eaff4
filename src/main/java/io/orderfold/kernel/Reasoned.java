package io.orderfold.kernel;

import org.jspecify.annotations.Nullable;

/** A command that says why; the reason stands in the metadata of its events. */
public interface Reasoned {
    @Nullable
    String reason();
}
