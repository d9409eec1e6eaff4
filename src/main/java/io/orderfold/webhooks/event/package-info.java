/** What can happen to a webhook, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.webhooks.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
