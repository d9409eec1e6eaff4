package archfixture.shop.command;

import archfixture.shop.projection.ThingRow;

/** A rule decided by what a projection has written. */
class RuleThatReadsRows {

    boolean decide(ThingRow row) {
        return row.sold();
    }
}
