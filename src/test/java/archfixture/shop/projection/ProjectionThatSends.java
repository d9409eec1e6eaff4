package archfixture.shop.projection;

import archfixture.shop.event.ThingSold;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** A projection that sends a command. */
@ProcessingGroup("shop.projection")
class ProjectionThatSends {

    private final CommandGateway commands;

    ProjectionThatSends(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ThingSold event) {
        commands.sendAndWait(event);
    }
}
