package io.orderfold.kernel.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Before the read side is migrated, the tables that serve get their plain names back: that is how migrations know them.
 * What else there is of versions is given up. On PostgreSQL all at once, beside nodes that still run; where it was
 * interrupted, it goes on at the next start.
 */
final class PlainNames {

    private record Version(String group, int number, List<String> tables) {}

    private PlainNames() {}

    static void restore(DataSource dataSource, String schema) {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (Objects.equals(
                    0,
                    jdbc.queryForObject(
                            "select count(*) from information_schema.tables where table_schema = ?"
                                    + " and lower(table_name) = 'table_versions'",
                            Integer.class,
                            schema))) {
                return;
            }
            connection.setSchema(schema);
            connection.setAutoCommit(false);
            restore(connection, jdbc);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of the read side can't be given their plain names", e);
        }
    }

    private static void restore(Connection connection, JdbcTemplate jdbc) throws SQLException {
        jdbc.queryForList(
                "select gate from projection_gates order by processing_group, gate for update", Integer.class);
        List<Version> serving = versions(jdbc, "=");
        for (Version version : serving) {
            if (version.number() != TableVersions.FIRST) {
                TableCopies.rename(connection, version.tables(), version.number());
            }
        }
        TableCopies copies = new TableCopies(jdbc);
        for (Version version : versions(jdbc, "<>")) {
            if (version.number() != TableVersions.FIRST) {
                copies.drop(version.tables(), version.number());
            }
        }
        jdbc.update("update projection_gates set serving = 1");
        jdbc.update("update projections set serving = 1, shown = 1, switching = false");
        jdbc.update("delete from table_versions");
    }

    private static List<Version> versions(JdbcTemplate jdbc, String compared) {
        return new ArrayList<>(jdbc.query(
                "select t.* from table_versions t join projections p on p.processing_group = t.processing_group"
                        + " and p.serving " + compared + " t.version_number",
                (row, number) -> new Version(
                        row.getString("processing_group"),
                        row.getInt("version_number"),
                        List.of(row.getString("table_names").split(",")))));
    }
}
