/** What can be asked of a webhook, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.webhooks.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
