package archfixture.shop.projection;

import archfixture.shop.event.ThingSold;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Handlers anybody may call. */
@ProcessingGroup("shop.projection")
class PublicHandlers {

    @EventHandler
    public void on(ThingSold event) {}
}
