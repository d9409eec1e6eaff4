package io.orderfold.kernel.web;

/** Whether whoever sent the current request may have the past made: it costs time and disk. */
@FunctionalInterface
public interface PastViewRight {

    boolean isGiven();
}
