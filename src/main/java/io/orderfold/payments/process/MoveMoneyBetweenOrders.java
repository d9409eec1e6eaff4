package io.orderfold.payments.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.Log;
import io.orderfold.payments.command.PaymentCommand.MoveIn;
import io.orderfold.payments.command.PaymentCommand.MoveMoney;
import io.orderfold.payments.command.PaymentCommand.MoveOut;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentEvent;
import io.orderfold.payments.event.PaymentMovedIn;
import io.orderfold.payments.event.PaymentRequested;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes money from one order's payment into another's: one transaction over both, so that it is never in both or none. */
@Component
class MoveMoneyBetweenOrders {

    /** How money got into a payment, which is how it goes back. */
    private record Origin(
            long version,
            String provider,
            @Nullable String method,
            @Nullable String reference,
            @Nullable String authorization)
            implements Versioned {

        static Origin after(@Nullable Origin before, PaymentEvent event, Happened happened) {
            long version = happened.version();
            if (event instanceof PaymentRequested e) {
                return new Origin(version, e.provider(), e.method(), e.reference(), null);
            }
            if (event instanceof PaymentMovedIn e) {
                return new Origin(version, e.provider(), e.method(), e.reference(), e.authorization());
            }
            Origin origin = Objects.requireNonNull(before, "a payment begins with its provider");
            String authorization = event instanceof PaymentAuthorized e ? e.authorization() : origin.authorization();
            return new Origin(version, origin.provider(), origin.method(), origin.reference(), authorization);
        }
    }

    private final CommandGateway commands;
    private final Log log;

    MoveMoneyBetweenOrders(CommandGateway commands, Log log) {
        this.commands = commands;
        this.log = log;
    }

    @CommandHandler
    long handle(MoveMoney command) {
        Origin origin = log.fold(command.paymentId().toString(), PaymentEvent.class, Origin::after)
                .orElseThrow(() -> Rejection.notFound("payment", command.paymentId()));
        long version = Objects.requireNonNull(commands.<Long>sendAndWait(
                new MoveOut(command.paymentId(), command.moveId(), command.amount(), command.to(), command.toOrder())));
        commands.sendAndWait(new MoveIn(
                command.to(),
                command.toOrder(),
                command.amount(),
                command.paymentId(),
                origin.provider(),
                origin.method(),
                origin.reference(),
                origin.authorization()));
        return version;
    }
}
