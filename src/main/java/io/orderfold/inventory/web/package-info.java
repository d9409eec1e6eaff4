/** Stock over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory.web;
