package io.orderfold.imports.console;

import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportMode;
import io.orderfold.imports.ImportState;
import io.orderfold.imports.IncomingFile;
import io.orderfold.imports.command.ImportCommand.SubmitImport;
import io.orderfold.imports.query.ImportView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.console.Headless;
import io.orderfold.kernel.console.OrderfoldConsole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Imports files in the very process that was asked to, without the web server, and waits until all is done. */
@Command(
        name = "import",
        description = {
            "Imports CSV files of order lines with the header",
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country.",
            "Broken off, it goes on where it stopped when run again with the same file; run again when done, it changes"
                    + " nothing and prints the same report."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything that can be taken has been taken; the report says what was not.",
            "1:A file could not be imported.",
            "2:The command line is wrong.",
            "3:The database is in use by another process."
        })
public final class ImportFiles implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int IN_USE = 3;

    @ParentCommand
    private @Nullable OrderfoldConsole console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to import, one after the other.")
    private List<Path> files = List.of();

    @Option(
            names = "--mode",
            description = "history: completed orders of their own time; live: orders to be placed now.",
            defaultValue = "history")
    private String mode = "";

    @Option(names = "--currency", description = "ISO 4217 code of all prices.", defaultValue = "GBP")
    private String currency = "";

    @Option(names = "--charset", description = "auto, utf-8 or latin-1.", defaultValue = "auto")
    private String charset = "";

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Also write the report as JSON, with the lines of all rows not taken. With several files: a list.")
    private @Nullable Path report;

    @Option(names = "--quiet", description = "No progress bar.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        ImportMode importMode;
        Currency money;
        ImportCharset importCharset;
        try {
            importMode = ImportMode.of(mode);
            money = Money.currency(currency);
            importCharset = ImportCharset.of(charset);
        } catch (Rejection wrong) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), wrong.reason());
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                System.err.println("There is no file " + file + " that can be read.");
                return FAILED;
            }
        }
        OrderfoldConsole parent = Objects.requireNonNull(console);
        try (ConfigurableApplicationContext application = Headless.start(parent)) {
            return run(application, parent, importMode, money, importCharset);
        } catch (Headless.DatabaseInUse inUse) {
            System.err.println("The database is in use, most likely by a running server: stop it, or import by"
                    + " POST /api/imports/orders instead.");
            return IN_USE;
        } catch (Rejection refused) {
            System.err.println(refused.reason());
            return FAILED;
        }
    }

    private int run(
            ConfigurableApplicationContext application,
            OrderfoldConsole parent,
            ImportMode importMode,
            Currency money,
            ImportCharset importCharset)
            throws IOException {
        Path folder = Path.of(application.getEnvironment().getRequiredProperty("orderfold.data-dir"), "imports");
        WatchedImports imports = new WatchedImports(application, quiet);
        List<ImportView> done = new ArrayList<>();
        for (Path file : files) {
            IncomingFile stored;
            try (InputStream content = Files.newInputStream(file)) {
                stored = IncomingFile.store(content, folder);
            }
            SubmitImport submit = SubmitImport.of(
                    String.valueOf(file.getFileName()),
                    stored.sha256(),
                    stored.bytes(),
                    importMode,
                    money,
                    importCharset);
            done.add(imports.run(submit));
        }
        boolean failed = done.stream().anyMatch(job -> job.state() == ImportState.FAILED);
        if (!failed) {
            imports.awaitReadModel();
        }
        done.forEach(job -> parent.out().println(InWords.report(job)));
        if (report != null) {
            imports.writeReport(done, report);
        }
        return failed ? FAILED : 0;
    }
}
