/** Reports over HTTP. */
@NullMarked
package io.orderfold.reports.web;

import org.jspecify.annotations.NullMarked;
