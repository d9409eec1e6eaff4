/** Who may do what: staff accounts, their roles, and how a request proves whose it is. */
@org.jspecify.annotations.NullMarked
package io.orderfold.access;
