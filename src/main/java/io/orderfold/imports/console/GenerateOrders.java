package io.orderfold.imports.console;

import io.orderfold.kernel.console.OrderfoldConsole;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a file of order lines to try the import with; the same seed writes the same file. */
@Command(
        name = "generate-orders",
        description = "Writes a CSV file of made-up order lines, with all the oddities of real ones.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class GenerateOrders implements Callable<Integer> {

    @ParentCommand
    private @Nullable OrderfoldConsole console;

    @Option(names = "--rows", description = "How many rows below the header.", defaultValue = "1000")
    private long rows;

    @Option(names = "--seed", description = "Another seed makes another file.", defaultValue = "1")
    private long seed;

    @Option(names = "--latin-1", description = "Write Latin-1 instead of UTF-8.")
    private boolean latin1;

    @Option(names = "--out", description = "Where to write; standard output if not given.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        var charset = latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        if (out != null) {
            try (Writer writer = Files.newBufferedWriter(out, charset)) {
                new OrderLineGenerator(seed).write(rows, writer);
            }
        } else if (console != null) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(console.out(), charset));
            new OrderLineGenerator(seed).write(rows, writer);
            writer.flush();
        }
        return 0;
    }
}
