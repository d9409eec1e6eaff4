package io.orderfold.kernel.personal;

/** Keeps things in memory that may tell who somebody is. When a customer is erased, on whichever node, it lets go of them. */
public interface RemembersPersons {

    void forgetPersons();
}
