/** The log, and the histories of orders, over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.audit.web;
