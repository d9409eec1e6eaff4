/** Returns over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.returns.web;
