package io.orderfold.webhooks.query;

import java.util.List;

/** Names of events, in the order of the alphabet. */
public record EventNameList(List<String> items) {}
