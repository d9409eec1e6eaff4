package io.orderfold.customers.process;

import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.AbsorbCustomer;
import io.orderfold.customers.command.CustomerCommand.EraseAbsorbed;
import io.orderfold.customers.command.OtherCustomer;
import io.orderfold.kernel.Rejection;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;

/** Sends the other half of a merge, or of an erasure, nested in the first: same thread, same transaction. */
@Component
class AskOtherCustomer implements OtherCustomer {

    private final CommandGateway commands;

    AskOtherCustomer(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void absorb(CustomerId into, CustomerId absorbed) {
        try {
            commands.sendAndWait(new AbsorbCustomer(into, absorbed));
        } catch (AggregateNotFoundException e) {
            throw Rejection.notFound("customer", into);
        }
    }

    @Override
    public void erase(CustomerId absorbed, String reason) {
        commands.sendAndWait(new EraseAbsorbed(absorbed, reason));
    }
}
