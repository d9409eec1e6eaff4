package io.orderfold.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The limit: the very rows that Orderfold stored, inserted by plain JDBC into the very table, one a commit. */
final class PlainInserts implements AutoCloseable {

    private static final String INSERT =
            "insert into events (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, event_type,"
                    + " event_revision, payload, metadata) values (?,?,?,?,?,?,?,?,?)";

    private final String url;
    private final String user;
    private final Connection filling;
    private final PreparedStatement fill;
    private int filled;

    /** Makes the table anew. */
    PlainInserts(String url, String user) throws SQLException {
        this.url = url;
        this.user = user;
        filling = DriverManager.getConnection(url, user, "");
        try (Statement statement = filling.createStatement()) {
            statement.execute("drop table if exists events");
            String text = url.startsWith("jdbc:h2:") ? "varchar(1048576)" : "text";
            statement.execute("create table events (global_index bigint generated always as identity primary key,"
                    + " event_id varchar(64) not null unique, aggregate_id varchar(255) not null,"
                    + " sequence_number bigint not null, aggregate_type varchar(100), recorded_at varchar(40) not null,"
                    + " event_type varchar(255) not null, event_revision varchar(40), payload " + text
                    + " not null, metadata " + text + " not null,"
                    + " constraint events_of_aggregate unique (aggregate_id, sequence_number))");
        }
        filling.setAutoCommit(false);
        fill = filling.prepareStatement(INSERT);
    }

    /** A row that is there beforehand. */
    void fill(Object[] row) throws SQLException {
        set(fill, row);
        fill.addBatch();
        filled++;
        if (filled % 500 == 0) {
            flush();
        }
    }

    private void flush() throws SQLException {
        fill.executeBatch();
        filling.commit();
    }

    /** @return rows a second over {@code connections} connections */
    double rate(List<Object[]> rows, int connections) throws Exception {
        flush();
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try {
            List<Future<Integer>> futures = IntStream.range(0, connections)
                    .mapToObj(caller -> callers.submit(() -> insert(rows, next)))
                    .toList();
            for (Future<Integer> future : futures) {
                future.get();
            }
        } finally {
            callers.shutdown();
        }
        return rows.size() / ((System.nanoTime() - start) / 1e9);
    }

    private int insert(List<Object[]> rows, AtomicInteger next) throws SQLException {
        int inserted = 0;
        try (Connection connection = DriverManager.getConnection(url, user, "");
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            for (int i = next.getAndIncrement(); i < rows.size(); i = next.getAndIncrement()) {
                set(statement, rows.get(i));
                statement.executeUpdate();
                connection.commit();
                inserted++;
            }
        }
        return inserted;
    }

    private static void set(PreparedStatement statement, Object[] row) throws SQLException {
        for (int column = 0; column < row.length; column++) {
            statement.setObject(column + 1, row[column]);
        }
    }

    @Override
    public void close() throws SQLException {
        filling.close();
    }
}
