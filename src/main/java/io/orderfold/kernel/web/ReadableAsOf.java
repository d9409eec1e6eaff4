package io.orderfold.kernel.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Reads that can be asked how it was at an instant ({@code ?asOf=}). Whatever does not say so refuses to be asked. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadableAsOf {

    String PARAMETER = "asOf";

    /** What it is read from. */
    Source value();

    /** Where the past is found. */
    enum Source {
        /** Tables that are filled for the instant: lists. All that answers reads them by the names in braces. */
        PAST_VIEW,
        /** The log: one thing by its id. All that answers folds the log. */
        LOG
    }
}
