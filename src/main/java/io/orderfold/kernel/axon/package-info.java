/** Axon's infrastructure, declared by hand: event store, token, saga and dead-letter stores, message metadata. */
@org.jspecify.annotations.NullMarked
package io.orderfold.kernel.axon;
