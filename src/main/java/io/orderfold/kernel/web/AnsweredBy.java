package io.orderfold.kernel.web;

import io.orderfold.kernel.NodeRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which node can answer, where the method does not tell: without it a read takes a node with {@link NodeRole#QUERY}, and
 * a write one with {@link NodeRole#COMMAND}. None named: every node can.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AnsweredBy {

    NodeRole[] value();
}
