package io.orderfold.imports.process;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that one node imports at a time. On PostgreSQL that is a lock of the session, which goes when its node does,
 * however it dies. An H2 file has no second node: the file itself is locked.
 */
@Component
class OneNode {

    private static final Logger LOG = LoggerFactory.getLogger(OneNode.class);
    private static final long LOCK = 0x696d706f727473L;

    private final DataSource writeDataSource;
    private volatile boolean here = true;

    OneNode(DataSource writeDataSource) {
        this.writeDataSource = writeDataSource;
    }

    /** Whether the last call of {@link #onlyHere} found no other node importing. */
    boolean isHere() {
        return here;
    }

    /** Runs the task, unless another node is importing. */
    void onlyHere(Runnable task) {
        try (Connection connection = writeDataSource.getConnection()) {
            boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            here = !postgres || ask(connection, "select pg_try_advisory_lock(" + LOCK + ")");
            if (!here) {
                LOG.debug("Another node is importing");
                return;
            }
            try {
                task.run();
            } finally {
                if (postgres && !ask(connection, "select pg_advisory_unlock(" + LOCK + ")")) {
                    LOG.warn("The lock on imports was lost before its end");
                }
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("The imports' lock can't be asked for", e);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
