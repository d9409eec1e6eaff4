package io.orderfold.kernel.encryption;

/** The application can't read the personal data of its database, and doesn't start. */
final class WrongMasterKey extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongMasterKey(String message) {
        super(message);
    }
}
