/** What follows from operators' decisions. */
@org.jspecify.annotations.NullMarked
package io.orderfold.operations.process;
