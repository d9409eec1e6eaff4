package io.orderfold.kernel.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Metadata;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sends what a request asks for as a command, for the version its {@code If-Match} names. The answer is the version the
 * aggregate is at afterwards. With {@code Prefer: merge}, a later version is no hindrance if nothing in between has touched
 * what the command touches.
 */
@Component
public class Writes {

    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

    private final CommandGateway commands;

    Writes(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * @return the version after the command
     * @throws Rejection when it is refused; {@code <noun>-not-found} where its aggregate does not exist
     */
    public long send(Object command) {
        Long expected = expectedVersion();
        Object message = expected == null
                ? command
                : new GenericCommandMessage<>(
                        command, Map.of(Metadata.EXPECTED_VERSION, expected, Metadata.MERGE, Preferences.merge()));
        try {
            return Objects.requireNonNull(commands.<Long>sendAndWait(message), "a command must answer its version");
        } catch (AggregateNotFoundException e) {
            throw Rejection.notFound(noun(command), withoutPrefix(String.valueOf(e.getAggregateIdentifier())));
        } catch (CommandExecutionException e) {
            if (e.getCause() instanceof Rejection rejection) {
                throw rejection;
            }
            throw e;
        }
    }

    /** What became of a command that is one of many: the version after it, or the problem that its caller is told. */
    public record Attempt(@Nullable Long version, @Nullable ProblemDetail problem) {}

    /** As {@link #send}, but a failure is told and not thrown: it shall not keep the next command from being sent. */
    public Attempt attempt(Object command) {
        try {
            return new Attempt(send(command), null);
        } catch (RuntimeException failure) {
            ProblemDetail problem = ProblemAdvice.problem(failure);
            if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                LOG.error("{}, one of many, failed", command.getClass().getSimpleName(), failure);
            }
            return new Attempt(null, problem);
        }
    }

    /** The version that the current request's {@code If-Match} asks for; null when it asks for none. */
    public static @Nullable Long expectedVersion() {
        return Etags.expected(header("If-Match"));
    }

    /** Commands are nested in {@code OrderCommand}, {@code PaymentCommand}…: that names what they are for. */
    private static String noun(Object command) {
        Class<?> vocabulary = command.getClass().getEnclosingClass();
        String name = (vocabulary == null ? command.getClass() : vocabulary).getSimpleName();
        return name.replace("Command", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String withoutPrefix(String stream) {
        return stream.substring(stream.indexOf(':') + 1);
    }

    private static @Nullable String header(String name) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getHeader(name)
                : null;
    }
}
