/** Queues what is to be sent, and sends it. */
@NullMarked
package io.orderfold.webhooks.process;

import org.jspecify.annotations.NullMarked;
