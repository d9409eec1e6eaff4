package io.orderfold.audit.console;

import io.orderfold.audit.ImportedLog;
import io.orderfold.audit.command.LogCommand.ImportLog;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.console.Headless;
import io.orderfold.kernel.console.OrderfoldConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Brings an exported log into an empty database, in the very process that was asked to. */
@Command(
        name = "import-log",
        description = {
            "Makes an exported log this shop's, which must have none.",
            "The views are filled at the next start of the server, if not before."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It is this shop's log now.",
            "1:It was refused, and nothing of it is left.",
            "2:The command line is wrong.",
            "3:The database is in use by another process."
        })
public final class ImportLogFile implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int IN_USE = 3;

    @ParentCommand
    private @Nullable OrderfoldConsole console;

    @Parameters(paramLabel = "FILE", description = "The exported log, as it is or by gzip.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        OrderfoldConsole parent = Objects.requireNonNull(console);
        Path from = Objects.requireNonNull(file);
        if (!Files.isRegularFile(from) || !Files.isReadable(from)) {
            System.err.println("There is no file " + from + " that can be read.");
            return FAILED;
        }
        try (ConfigurableApplicationContext application = Headless.start(parent)) {
            ImportedLog log = Objects.requireNonNull(application
                    .getBean(CommandGateway.class)
                    .<ImportedLog>sendAndWait(
                            new ImportLog(from.toAbsolutePath().toString())));
            parent.out()
                    .println(
                            log.events() + " events of " + log.streams() + " streams are imported, signed with the key "
                                    + log.keyId() + (log.trustedKey() ? "." : ", which is none of this shop's."));
            return 0;
        } catch (Headless.DatabaseInUse inUse) {
            System.err.println("The database is in use, most likely by a running server: stop it, or import by"
                    + " POST /api/log/import instead.");
            return IN_USE;
        } catch (Rejection refused) {
            System.err.println(refused.reason());
            return FAILED;
        } catch (CommandExecutionException e) {
            if (e.getCause() instanceof Rejection refused) {
                System.err.println(refused.reason());
                return FAILED;
            }
            throw e;
        }
    }
}
