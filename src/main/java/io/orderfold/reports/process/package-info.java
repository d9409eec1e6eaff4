/** Folds the log as it was asked to, in the background. */
@NullMarked
package io.orderfold.reports.process;

import org.jspecify.annotations.NullMarked;
