package io.orderfold.kernel.axon;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Reasoned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sees to it that no command goes out without the name of whoever sends it. */
@Component
class NameTheActor implements MessageDispatchInterceptor<CommandMessage<?>> {

    private static final String PROCESSOR = "Processor[";

    private final ObjectProvider<ActorSource> sources;

    NameTheActor(ObjectProvider<ActorSource> sources) {
        this.sources = sources;
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> {
            Map<String, Object> missing = new HashMap<>();
            Actor actor;
            if (command.getMetaData().get(Metadata.ACTOR) instanceof String name) {
                actor = new Actor(name);
            } else {
                actor = actor();
                missing.put(Metadata.ACTOR, actor.name());
            }
            if (!command.getMetaData().containsKey(Metadata.INITIATOR)) {
                missing.put(Metadata.INITIATOR, actor.name());
            }
            if (command.getPayload() instanceof Reasoned reasoned && reasoned.reason() != null) {
                missing.put(Metadata.REASON, reasoned.reason());
            }
            String request = MDC.get(Metadata.REQUEST_ID);
            if (request != null && !command.getMetaData().containsKey(Metadata.REQUEST_ID)) {
                missing.put(Metadata.REQUEST_ID, request);
            }
            return missing.isEmpty() ? command : command.andMetaData(missing);
        };
    }

    private Actor actor() {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().getMessage() instanceof EventMessage) {
            return processor().map(Actor::process).orElse(Actor.SYSTEM);
        }
        return sources.stream()
                .flatMap(source -> source.current().stream())
                .findFirst()
                .orElse(Actor.SYSTEM);
    }

    /** Axon keeps what it knows of the running processor among the unit of work's resources, under its name. */
    private static Optional<String> processor() {
        return CurrentUnitOfWork.get().root().resources().keySet().stream()
                .filter(key -> key.startsWith(PROCESSOR))
                .map(key -> key.substring(PROCESSOR.length(), key.indexOf(']')))
                .findFirst();
    }
}
