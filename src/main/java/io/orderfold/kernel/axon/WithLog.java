package io.orderfold.kernel.axon;

import org.axonframework.eventhandling.EventMessage;

/** Something beside the log that must go on from where an imported log ends, and is no look-up. */
public interface WithLog {

    /** An event of the log that becomes this shop's. */
    void imported(EventMessage<?> event);

    /** That were all; in the transaction that makes them the log. */
    void importEnds();
}
