/** Views kept as rows: batched, idempotent, replayable. */
@org.jspecify.annotations.NullMarked
package io.orderfold.kernel.jdbc;
