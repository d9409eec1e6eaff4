/** Orders over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.orders.web;
