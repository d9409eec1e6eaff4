/** What can be asked of reports, and the answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.reports.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
