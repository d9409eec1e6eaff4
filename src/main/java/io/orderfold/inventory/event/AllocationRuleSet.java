package io.orderfold.inventory.event;

import io.orderfold.inventory.AllocationRule;

/** By this rule orders are given to locations from now on. */
public record AllocationRuleSet(AllocationRule rule) implements LocationEvent {}
