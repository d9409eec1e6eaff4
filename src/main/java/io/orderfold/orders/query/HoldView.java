package io.orderfold.orders.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Actor;
import io.orderfold.orders.HoldKind;
import java.time.Instant;
import java.util.List;

/** A live hold: of what kind, why, who set it and when. */
public record HoldView(HoldKind kind, String reason, Actor by, Instant since, List<Sku> shortOf) {}
