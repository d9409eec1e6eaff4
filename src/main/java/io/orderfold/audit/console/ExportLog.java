package io.orderfold.audit.console;

import io.orderfold.audit.ExportTrailer;
import io.orderfold.audit.command.LogCommand.BeginExport;
import io.orderfold.audit.command.LogCommand.EndExport;
import io.orderfold.audit.query.ExportPage;
import io.orderfold.audit.query.KeyPage;
import io.orderfold.audit.query.LogExport;
import io.orderfold.kernel.console.Headless;
import io.orderfold.kernel.console.OrderfoldConsole;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** Writes the log to a file, in the very process that was asked to. */
@Command(
        name = "export-log",
        description = "Writes the log as CloudEvents, a line each, with a header and a signed trailer.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All of it is written.",
            "1:It could not be written.",
            "2:The command line is wrong.",
            "3:The database is in use by another process."
        })
public final class ExportLog implements Callable<Integer> {

    private static final int IN_USE = 3;

    @ParentCommand
    private @Nullable OrderfoldConsole console;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; standard output if not given.")
    private @Nullable Path out;

    @Option(names = "--after", description = "Only events with a higher number.", defaultValue = "0")
    private long after;

    @Option(
            names = "--keys",
            description = "With the customers' keys, encrypted by the master key; without them the file tells nobody"
                    + " who the customers are.")
    private boolean keys;

    @Override
    public Integer call() throws IOException {
        OrderfoldConsole parent = Objects.requireNonNull(console);
        try (ConfigurableApplicationContext application = Headless.start(parent)) {
            OutputStream file = out == null ? parent.out() : Files.newOutputStream(out);
            try (OutputStream buffered = new BufferedOutputStream(file, 1 << 16)) {
                long lines = write(application, buffered);
                System.err.println(lines + " events are written.");
            }
            return 0;
        } catch (Headless.DatabaseInUse inUse) {
            System.err.println("The database is in use, most likely by a running server: stop it, or export by"
                    + " GET /api/log/export instead.");
            return IN_USE;
        }
    }

    private long write(ConfigurableApplicationContext application, OutputStream to) throws IOException {
        CommandGateway commands = application.getBean(CommandGateway.class);
        QueryGateway queries = application.getBean(QueryGateway.class);
        long upTo = Objects.requireNonNull(commands.<Long>sendAndWait(new BeginExport(Long.MAX_VALUE)));
        return new LogExport(
                        new LogExport.Source(
                                query -> queries.query(query, ExportPage.class).join(),
                                query -> queries.query(query, KeyPage.class).join(),
                                (lines, sha256, last) -> Objects.requireNonNull(
                                        commands.<ExportTrailer>sendAndWait(new EndExport(lines, sha256, last)))),
                        application.getBean(JsonMapper.class)::writeValueAsString)
                .write(after, Math.max(after, upTo), Set.of(), keys, to);
    }
}
