package io.orderfold.kernel.personal;

/**
 * Whom personal data is about. What is stored of it is encrypted by a key of theirs. Whatever holds personal data has a
 * field {@value #FIELD} of such a type, or is part of something that has.
 */
public interface DataSubject {

    /** The field, and the member of the JSON, that says whose the data is. */
    String FIELD = "customerId";

    String value();
}
