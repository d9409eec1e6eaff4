package io.orderfold.kernel.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * What the jar does besides starting the server. Results go to standard output, everything else (progress, warnings) to
 * standard error, so that either can be kept.
 */
@Command(
        name = "java -jar orderfold.jar",
        description = {
            "Without a command, the server starts.",
            "Settings of the server, such as --orderfold.data-dir=FOLDER, may be given to each command."
        },
        mixinStandardHelpOptions = true,
        versionProvider = OrderfoldConsole.Version.class)
public final class OrderfoldConsole {

    private static final Set<String> WORDS = Set.of("--help", "-h", "--version", "-V");
    private static final Pattern SETTING =
            Pattern.compile("--[a-z][a-z0-9-]*(\\.[A-Za-z0-9_\\[\\]-]+)+=.*", Pattern.DOTALL);

    private final Class<?> application;
    private final List<String> settings;
    private final PrintStream out;

    private OrderfoldConsole(Class<?> application, List<String> settings, PrintStream out) {
        this.application = application;
        this.settings = settings;
        this.out = out;
    }

    /**
     * Whether these arguments are for the command line and not for the server.
     *
     * @param commands the classes of what it can be asked for, each with its name
     */
    public static boolean isMeant(List<Class<?>> commands, String... arguments) {
        Set<String> words = new HashSet<>(WORDS);
        commands.forEach(
                command -> words.add(command.getAnnotation(Command.class).name()));
        return Arrays.stream(arguments)
                .filter(argument -> !isSetting(argument))
                .findFirst()
                .filter(words::contains)
                .isPresent();
    }

    /**
     * Runs a command to its end.
     *
     * @param application what Spring starts, without its web server, where a command needs it
     * @param commands the classes of what it can be asked for
     * @return the exit code
     */
    public static int run(Class<?> application, List<Class<?>> commands, String... arguments) {
        PrintStream out = System.out;
        // Whatever logs or prints on the way must not end up within the result.
        System.setOut(System.err);
        try {
            List<String> settings =
                    Arrays.stream(arguments).filter(OrderfoldConsole::isSetting).toList();
            List<String> rest = new ArrayList<>(Arrays.asList(arguments));
            rest.removeAll(settings);
            OrderfoldConsole console = new OrderfoldConsole(application, settings, out);
            CommandLine line = new CommandLine(console);
            commands.forEach(line::addSubcommand);
            line.setOut(new java.io.PrintWriter(out, true));
            return line.execute(rest.toArray(String[]::new));
        } finally {
            out.flush();
            System.setOut(out);
        }
    }

    private static boolean isSetting(String argument) {
        return SETTING.matcher(argument).matches();
    }

    Class<?> application() {
        return application;
    }

    List<String> settings() {
        return settings;
    }

    /** Where results go. */
    public PrintStream out() {
        return out;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            @Nullable String version = OrderfoldConsole.class.getPackage().getImplementationVersion();
            return new String[] {"Orderfold " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
