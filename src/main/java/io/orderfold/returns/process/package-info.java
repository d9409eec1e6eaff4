/** What returns ask of orders, stock and payments, and what payments tell them. */
@org.jspecify.annotations.NullMarked
package io.orderfold.returns.process;
