/** Shipments over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.shipments.web;
