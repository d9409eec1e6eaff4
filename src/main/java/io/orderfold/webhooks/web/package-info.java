/** Webhooks over HTTP. */
@NullMarked
package io.orderfold.webhooks.web;

import org.jspecify.annotations.NullMarked;
