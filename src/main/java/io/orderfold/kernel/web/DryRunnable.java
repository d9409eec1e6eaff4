package io.orderfold.kernel.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Writes that can be asked what they would do ({@code ?dryRun=true}): all they change are events, and rows of the write
 * database. They must answer with a body. Whatever does not say so refuses to be asked.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DryRunnable {

    /** What a dry run is answered with, so that nobody takes it for the real answer. */
    String MEDIA_TYPE = "application/vnd.orderfold.dry-run+json";
}
