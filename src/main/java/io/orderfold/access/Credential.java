package io.orderfold.access;

/** An account with the hash of its password; never leaves this package. */
record Credential(Account account, String passwordHash) {}
