/** Signs checkpoints of the log, and verifies it. */
@org.jspecify.annotations.NullMarked
package io.orderfold.audit.process;
