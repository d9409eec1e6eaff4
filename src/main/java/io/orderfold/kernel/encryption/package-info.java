/** Personal data unreadable at rest: a key a customer, and forgetting it. */
@org.jspecify.annotations.NullMarked
package io.orderfold.kernel.encryption;
