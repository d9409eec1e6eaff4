package archfixture.shop.projection;

import archfixture.shop.event.ThingSold;
import org.axonframework.eventhandling.EventHandler;

/** A projection whose group is its package, by chance. */
class NamelessProjection {

    @EventHandler
    void on(ThingSold event) {}
}
