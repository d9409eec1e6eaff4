package io.orderfold.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which parts of an aggregate a command is about, or an event has changed, in the module's own words ({@code "lines"},
 * {@code "holds"}). Where nobody has seen the events in between, a command may still be carried out if it touches nothing
 * of what they touched. What bears no such mark touches everything, so that nothing is let through by oversight.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Touches {

    /** The parts. */
    String[] value();
}
