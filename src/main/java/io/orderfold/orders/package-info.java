/** Orders, from draft to completed. `flow.md` lists each command, its events and who listens. */
@org.jspecify.annotations.NullMarked
package io.orderfold.orders;
