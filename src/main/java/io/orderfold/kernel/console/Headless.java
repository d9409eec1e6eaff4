package io.orderfold.kernel.console;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application without its web server, quiet but for what goes wrong. */
public final class Headless {

    /** H2's code for a file that another process has open. */
    private static final int ALREADY_OPEN = 90020;

    private static final List<String> QUIET = List.of(
            "--logging.level.root=warn",
            "--logging.level.org.springframework=error",
            "--logging.level.org.springframework.boot.SpringApplication=off",
            "--logging.level.com.zaxxer.hikari=off",
            "--logging.level.org.springframework.context.support=off");

    /** Another process has the database file open. */
    public static final class DatabaseInUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseInUse(Throwable cause) {
            super(cause);
        }
    }

    private Headless() {}

    /**
     * @param more settings beside those of the command line
     * @throws DatabaseInUse if so
     */
    public static ConfigurableApplicationContext start(OrderfoldConsole console, String... more) {
        List<String> arguments = new ArrayList<>(QUIET);
        arguments.addAll(console.settings());
        arguments.addAll(List.of(more));
        try {
            return new SpringApplicationBuilder(console.application())
                    .web(WebApplicationType.NONE)
                    .registerShutdownHook(true)
                    .run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                    throw new DatabaseInUse(e);
                }
            }
            throw e;
        }
    }
}
