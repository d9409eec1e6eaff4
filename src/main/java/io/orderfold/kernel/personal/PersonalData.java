package io.orderfold.kernel.personal;

/** A value that tells who a person is. Its {@code toString} never does, so that no log line can. */
public sealed interface PersonalData permits PersonName, EmailAddress, PersonalText, PostalAddress {

    /** What stands in for the value wherever text is made of it by accident. */
    String MASK = "(personal)";

    /** What is read where the value of somebody who was erased had been. */
    String ERASED = "(erased)";
}
