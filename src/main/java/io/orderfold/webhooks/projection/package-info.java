/** Webhooks as rows, and answers from these and from what is queued. */
@NullMarked
package io.orderfold.webhooks.projection;

import org.jspecify.annotations.NullMarked;
