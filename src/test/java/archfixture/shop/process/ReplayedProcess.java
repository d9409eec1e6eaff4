package archfixture.shop.process;

import archfixture.shop.event.ThingSold;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** A process that a replay would repeat. */
@ProcessingGroup("shop.process")
class ReplayedProcess {

    @EventHandler
    void when(ThingSold event) {}
}
