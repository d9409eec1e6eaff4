package io.orderfold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL cluster with everything durable switched on, made for one run and thrown away. */
final class PostgresCluster implements AutoCloseable {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path bin;
    private final Path folder;
    private final int port;

    private PostgresCluster(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    /** The server's programs, from {@code ORDERFOLD_PG_BIN} or where Debian puts them; none when not installed. */
    static Optional<Path> binaries() throws IOException {
        String named = System.getenv("ORDERFOLD_PG_BIN");
        if (named != null && Files.isExecutable(Path.of(named, "initdb"))) {
            return Optional.of(Path.of(named));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        }
    }

    static PostgresCluster start(Path bin, int port) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("orderfold-bench-pg");
        PostgresCluster cluster = new PostgresCluster(bin, folder, port);
        if (ROOT) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        cluster.server("initdb", "-D", folder + "/data", "-U", "orderfold", "-A", "trust", "-E", "UTF8");
        cluster.server(
                "pg_ctl",
                "-D",
                folder + "/data",
                "-w",
                "-l",
                folder + "/log",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
                        + " -c fsync=on -c synchronous_commit=on -c shared_buffers=256MB -c max_connections=100",
                "start");
        cluster.server("createdb", "-h", "127.0.0.1", "-p", "" + port, "-U", "orderfold", "orderfold");
        cluster.server("createdb", "-h", "127.0.0.1", "-p", "" + port, "-U", "orderfold", "plain");
        return cluster;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true";
    }

    private void server(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed with " + process.exitValue());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server("pg_ctl", "-D", folder + "/data", "-m", "fast", "-w", "stop");
        run(List.of("rm", "-rf", folder.toString()));
    }
}
