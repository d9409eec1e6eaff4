/** Products over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.catalogue.web;
