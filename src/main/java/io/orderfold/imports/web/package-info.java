/** Imports over HTTP. */
@NullMarked
package io.orderfold.imports.web;

import org.jspecify.annotations.NullMarked;
