package archfixture.shop.web;

import archfixture.shop.projection.ThingRow;

/** A controller that goes past the query gateway. */
class ControllerThatReadsRows {

    String get(ThingRow row) {
        return row.thing();
    }
}
