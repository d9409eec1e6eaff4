/** The command line: what the jar does besides starting the server. */
@org.jspecify.annotations.NullMarked
package io.orderfold.kernel.console;
