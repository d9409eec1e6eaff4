/** What can be asked about webhooks and what was sent, and the answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.webhooks.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
