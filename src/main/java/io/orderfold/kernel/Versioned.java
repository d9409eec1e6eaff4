package io.orderfold.kernel;

/** Something that is at a version: the sequence number of the last event folded into it. */
public interface Versioned {
    long version();
}
