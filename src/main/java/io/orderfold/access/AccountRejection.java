package io.orderfold.access;

import io.orderfold.kernel.Rejection;

/** Why a change of accounts is refused. */
final class AccountRejection {

    private AccountRejection() {}

    static Rejection unknown(String name) {
        return Rejection.notFound("user", name);
    }

    static Rejection nameTaken(String name) {
        return Rejection.conflict("user-name-taken", "There is a user " + name + " already.");
    }

    static Rejection lastOperator(String name) {
        return Rejection.conflict(
                "last-operator", "User " + name + " is the last operator: nobody else could give the role back.");
    }

    static Rejection malformedName() {
        return Rejection.invalid(
                "malformed-user-name",
                "name",
                "A user name has 1 to 64 characters: small letters, digits, dot, dash and underscore; a letter first.");
    }

    static Rejection weakPassword() {
        return Rejection.invalid(
                "unfit-password",
                "password",
                "A password has at least " + Passwords.SHORTEST + " characters and at most " + Passwords.MOST_BYTES
                        + " bytes in UTF-8.");
    }

    static Rejection noRole() {
        return Rejection.invalid("no-role", "roles", "A user needs at least one role.");
    }
}
