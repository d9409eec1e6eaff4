package archfixture.shop.process;

import archfixture.shop.projection.ThingRow;

/** A process that acts on what a projection has written. */
class ProcessThatReadsRows {

    boolean when(ThingRow row) {
        return row.sold();
    }
}
