/** An index of the log, and the answers to queries. */
@org.jspecify.annotations.NullMarked
package io.orderfold.audit.projection;
