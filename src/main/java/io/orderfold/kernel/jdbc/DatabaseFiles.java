package io.orderfold.kernel.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * H2 never writes over what it has written: in its file, what was deleted or changed stays readable for a time that nobody
 * knows. Where that must not be, the file is rewritten with what is in force alone, once everybody has closed it: when the
 * application stops, or if it died, at its next start. A file beside it, {@code orderfold.rewrite-due}, says that it is to
 * be done. A database on a server is not rewritten from here.
 */
@Component
public class DatabaseFiles implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFiles.class);
    private static final String FILE = "jdbc:h2:file:";

    private record DatabaseFile(
            String url, @Nullable String user, @Nullable String password, Path due) {

        /** Empty where a database is in no file of this application. */
        static Optional<DatabaseFile> of(@Nullable String url, @Nullable String user, @Nullable String password) {
            String absolute = url == null ? "" : Databases.absolute(url);
            if (!absolute.startsWith(FILE) || absolute.startsWith("~", FILE.length())) {
                return Optional.empty();
            }
            int end = absolute.indexOf(';');
            Path database = Path.of(absolute.substring(FILE.length(), end < 0 ? absolute.length() : end));
            return Optional.of(new DatabaseFile(
                    absolute, user, password, database.resolveSibling(database.getFileName() + ".rewrite-due")));
        }
    }

    private final List<DatabaseFile> files;

    DatabaseFiles(DataSourceProperties write, Environment environment) {
        String read = "orderfold.read.datasource.";
        this.files = Stream.of(
                        DatabaseFile.of(write.determineUrl(), write.getUsername(), write.getPassword()),
                        DatabaseFile.of(
                                environment.getProperty(read + "url"),
                                environment.getProperty(read + "username"),
                                environment.getProperty(read + "password")))
                .flatMap(Optional::stream)
                .toList();
        rewriteIfDue();
    }

    /** What is not in force any more shall not stay in the files for longer than the application runs. */
    public void rewriteWhenClosed() {
        for (DatabaseFile file : files) {
            try {
                if (!Files.exists(file.due)) {
                    Files.createFile(file.due);
                }
            } catch (FileAlreadyExistsException e) {
                LOG.debug("Noted by another thread", e);
            } catch (IOException e) {
                throw new UncheckedIOException("It can't be noted that the database's file is to be rewritten", e);
            }
        }
    }

    private void rewriteIfDue() {
        files.stream().filter(file -> Files.exists(file.due)).forEach(DatabaseFiles::rewrite);
    }

    private static void rewrite(DatabaseFile file) {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(file.url, file.user, file.password);
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown defrag");
        } catch (SQLException e) {
            throw new IllegalStateException("The database's file could not be rewritten", e);
        }
        try {
            Files.delete(file.due);
        } catch (IOException e) {
            throw new UncheckedIOException("The database's file was rewritten; " + file.due + " can't be deleted", e);
        }
        LOG.info(
                "Rewrote the database's file without what was erased, in {} ms",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    @Override
    public void destroy() {
        rewriteIfDue();
    }
}
