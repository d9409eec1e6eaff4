/** Payments over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.payments.web;
