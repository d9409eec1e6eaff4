/** Collects what orders owe, settles it with the provider, and tells orders what came of it. */
@org.jspecify.annotations.NullMarked
package io.orderfold.payments.process;
