package io.orderfold.kernel.personal;

/** Has nobody know any more who somebody was. */
public interface PersonalDataEraser {

    /** Makes what is stored of somebody unreadable, everywhere and for good, when the current transaction commits. */
    void erase(DataSubject subject);
}
