package io.orderfold.audit.query;

import io.orderfold.kernel.personal.TakenKey;
import java.util.List;

/** Some of the customers' keys; none after the last. */
public record KeyPage(List<TakenKey> keys) {}
