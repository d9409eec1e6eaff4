/** Answers about the shop's running, from where it is kept. */
@org.jspecify.annotations.NullMarked
package io.orderfold.operations.projection;
