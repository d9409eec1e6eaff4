/** Signing in, what a request may reach, and staff accounts over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.access.web;
