/** The returns as rows, and the answers to queries. */
@org.jspecify.annotations.NullMarked
package io.orderfold.returns.projection;
