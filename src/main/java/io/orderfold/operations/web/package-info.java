/** Operations over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.operations.web;
