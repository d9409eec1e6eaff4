package io.orderfold.returns;

/** Why a customer sends pieces back. */
public enum ReturnReason {
    /** They changed their mind. */
    UNWANTED,
    /** It is not what was ordered. */
    WRONG_ITEM,
    /** It arrived broken. */
    DAMAGED,
    /** It does not work. */
    DEFECTIVE,
    /** It is not what the shop had promised. */
    NOT_AS_DESCRIBED,
    /** None of the others. */
    OTHER
}
