package io.orderfold.audit.console;

import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.Finding;
import io.orderfold.audit.VerificationState;
import io.orderfold.audit.VerificationView;
import io.orderfold.audit.command.EvidenceCommand.StartVerification;
import io.orderfold.audit.query.EvidenceQuery.FindVerification;
import io.orderfold.kernel.TimeOrderedId;
import io.orderfold.kernel.console.Headless;
import io.orderfold.kernel.console.OrderfoldConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Verifies the log in the very process that was asked to, without the web server. */
@Command(
        name = "verify-log",
        description = {
            "Walks through the log and says what is not as it was recorded.",
            "Where nothing is found, a checkpoint of it is signed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The log is as it was recorded.",
            "1:It could not be verified.",
            "2:The command line is wrong.",
            "3:The database is in use by another process.",
            "4:The log is not as it was recorded."
        })
public final class VerifyLog implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int IN_USE = 3;
    private static final int TAMPERED = 4;
    private static final long LOOK_EVERY_MILLIS = 200;

    @ParentCommand
    private @Nullable OrderfoldConsole console;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that was kept elsewhere, to compare the log with.")
    private @Nullable Path checkpoint;

    @Option(names = "--json", description = "Print the verification as JSON.")
    private boolean asJson;

    @Override
    public Integer call() throws IOException {
        OrderfoldConsole parent = Objects.requireNonNull(console);
        try (ConfigurableApplicationContext application = Headless.start(parent)) {
            JsonMapper json = application.getBean(JsonMapper.class);
            Checkpoint kept = null;
            if (checkpoint != null) {
                kept = json.readValue(Files.readString(checkpoint), Checkpoint.class);
            }
            VerificationView done = verify(application, kept);
            parent.out().println(asJson ? json.writeValueAsString(done) : inWords(done));
            if (done.state() != VerificationState.DONE) {
                return FAILED;
            }
            return Boolean.TRUE.equals(done.intact()) ? 0 : TAMPERED;
        } catch (Headless.DatabaseInUse inUse) {
            System.err.println("The database is in use, most likely by a running server: stop it, or verify by"
                    + " POST /api/log/verify instead.");
            return IN_USE;
        } catch (JacksonException noCheckpoint) {
            System.err.println(checkpoint + " holds no checkpoint.");
            return FAILED;
        }
    }

    private static VerificationView verify(ConfigurableApplicationContext application, @Nullable Checkpoint kept) {
        String id = TimeOrderedId.next().toString();
        application.getBean(CommandGateway.class).sendAndWait(new StartVerification(id, "console", kept));
        QueryGateway queries = application.getBean(QueryGateway.class);
        VerificationView view = find(queries, id);
        while (view.state() == VerificationState.RUNNING) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
            view = find(queries, id);
        }
        return view;
    }

    private static VerificationView find(QueryGateway queries, String id) {
        return queries.query(new FindVerification(id), ResponseTypes.optionalInstanceOf(VerificationView.class))
                .join()
                .orElseThrow();
    }

    private static String inWords(VerificationView done) {
        StringBuilder words = new StringBuilder();
        for (Finding finding : done.findings()) {
            words.append(finding.kind().code()).append(": ");
            if (finding.stream() != null) {
                words.append(finding.stream()).append(" event ").append(finding.sequence());
                if (finding.event() != null) {
                    words.append(" (")
                            .append(finding.event())
                            .append(", number ")
                            .append(finding.from())
                            .append(')');
                }
                words.append(": ");
            } else if (finding.from() != null) {
                words.append("numbers ")
                        .append(finding.from())
                        .append(" to ")
                        .append(finding.to())
                        .append(": ");
            }
            words.append(finding.message()).append('\n');
        }
        if (done.state() != VerificationState.DONE) {
            return words.append("The log could not be verified: ")
                    .append(done.failure())
                    .toString();
        }
        words.append(done.events())
                .append(" events of ")
                .append(done.streams())
                .append(" streams, compared with ")
                .append(done.checkpoints())
                .append(" checkpoints: ");
        if (!Boolean.TRUE.equals(done.intact())) {
            return words.append(done.findingCount()).append(" findings.").toString();
        }
        words.append("all as it was recorded.");
        if (done.checkpoint() != null) {
            words.append(" Checkpoint ").append(done.checkpoint().number()).append(" is signed.");
        }
        return words.toString();
    }
}
