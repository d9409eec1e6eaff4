package io.orderfold.orders.query;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Money;
import java.time.Instant;

/** A draft as it was offered: for how much, until when, by whom and since when. */
public record QuoteView(Money total, Instant validUntil, Actor by, Instant sentAt) {}
