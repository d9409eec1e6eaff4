package archfixture.shop.web;

import archfixture.shop.event.ThingSold;

/** A controller that imports an event. */
class ControllerThatKnowsAnEvent {

    String get(ThingSold event) {
        return event.thing();
    }
}
