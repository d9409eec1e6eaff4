/** What-ifs over HTTP. */
@NullMarked
package io.orderfold.whatif.web;

import org.jspecify.annotations.NullMarked;
