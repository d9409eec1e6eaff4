package io.orderfold.kernel.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes and drops versions of tables: without rows, and with all that the one they are made like has. */
final class TableCopies {

    private static final Pattern H2_NAME = Pattern.compile("(\"\\w+\"\\.)\"(\\w+)\"");
    private static final Pattern H2_INDEX = Pattern.compile("^CREATE (?:\\w+ )*INDEX ");
    private static final Pattern H2_PART =
            Pattern.compile("^(CREATE (CACHED|MEMORY) TABLE|ALTER TABLE .* ADD CONSTRAINT) ");
    private static final Pattern INDEX = Pattern.compile("(CREATE (?:UNIQUE )?INDEX) (\\S+) ON (?:ONLY )?(\\S+) (.*)");

    private final JdbcTemplate jdbc;
    private final boolean postgres;

    TableCopies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.postgres = "PostgreSQL".equals(jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
    }

    /**
     * @return what makes the indexes that no constraint needs; cheaper done when the rows are there
     */
    List<String> create(List<String> tables, int like, int version) {
        List<String> indexes = new ArrayList<>();
        for (String table : tables) {
            indexes.addAll(postgres ? createInPostgres(table, like, version) : createInH2(table, like, version));
        }
        return indexes;
    }

    private List<String> createInPostgres(String table, int like, int version) {
        String original = TableVersions.name(table, like);
        String copy = TableVersions.name(table, version);
        jdbc.execute(
                "create table " + copy + " (like " + original
                        + " including defaults including generated including identity including constraints including storage)");
        jdbc.query(
                "select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = cast(? as regclass)"
                        + " and contype in ('p', 'u')",
                row -> {
                    jdbc.execute("alter table " + copy + " add constraint "
                            + TableVersions.name(row.getString(1), version) + " " + row.getString(2));
                },
                original);
        return jdbc
                .queryForList(
                        "select pg_get_indexdef(indexrelid) from pg_index where indrelid = cast(? as regclass) and not exists"
                                + " (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))",
                        String.class,
                        original)
                .stream()
                .map(definition -> {
                    Matcher index = INDEX.matcher(definition);
                    if (!index.matches()) {
                        throw new IllegalStateException("Unknown form of an index: " + definition);
                    }
                    return index.group(1) + " " + TableVersions.name(index.group(2), version) + " on " + copy + " "
                            + index.group(4);
                })
                .toList();
    }

    private List<String> createInH2(String table, int like, int version) {
        List<String> indexes = new ArrayList<>();
        jdbc.queryForList("script nodata table " + TableVersions.name(table, like), String.class).stream()
                .map(statement -> H2_NAME.matcher(statement)
                        .replaceAll(name -> name.group(1) + "\"" + TableVersions.name(name.group(2), version) + "\""))
                .forEach(statement -> {
                    if (H2_INDEX.matcher(statement).find()) {
                        indexes.add(statement);
                    } else if (H2_PART.matcher(statement.replaceAll("\\s+", " "))
                            .find()) {
                        jdbc.execute(statement);
                    }
                });
        return indexes;
    }

    void run(List<String> statements) {
        statements.forEach(jdbc::execute);
    }

    /** So that the planner knows the new tables as well as it knew those they take the place of. */
    void analyze(List<String> tables, int version) {
        if (postgres) {
            tables.forEach(table -> jdbc.execute("analyze " + TableVersions.name(table, version)));
        }
    }

    void drop(List<String> tables, int version) {
        tables.forEach(table -> jdbc.execute("drop table if exists " + TableVersions.name(table, version)));
    }

    /** Has the plain names show a version, once the first one is gone. */
    void show(List<String> tables, int version) {
        tables.forEach(table -> jdbc.execute(
                "create or replace view " + table + " as select * from " + TableVersions.name(table, version)));
    }

    /** Gives a version's tables, indexes and constraints their plain names. */
    static void rename(Connection connection, List<String> tables, int version) throws SQLException {
        boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        JdbcTemplate jdbc =
                new JdbcTemplate(new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true));
        for (String table : tables) {
            String named = TableVersions.name(table, version);
            String catalogued = postgres ? named : named.toUpperCase(Locale.ROOT);
            if (Objects.equals(0L, count(jdbc, catalogued))) {
                continue;
            }
            jdbc.execute("drop view if exists " + table);
            jdbc.execute("drop table if exists " + table);
            List<String> constraints = jdbc.queryForList(
                    "select constraint_name from information_schema.table_constraints where table_schema = current_schema"
                            + " and table_name = ? and constraint_type in ('PRIMARY KEY', 'UNIQUE', 'CHECK')",
                    String.class,
                    catalogued);
            for (String constraint : constraints) {
                renameTo(jdbc, "alter table " + named + " rename constraint ", constraint, " to ");
            }
            List<String> indexes = jdbc.queryForList(
                    postgres
                            ? "select indexname from pg_indexes where schemaname = current_schema and tablename = ?"
                            : "select index_name from information_schema.indexes where table_schema = current_schema"
                                    + " and table_name = ?",
                    String.class,
                    catalogued);
            for (String index : indexes) {
                renameTo(jdbc, "alter index ", index, " rename to ");
            }
            jdbc.execute("alter table " + named + " rename to " + table);
        }
    }

    private static Long count(JdbcTemplate jdbc, String table) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from information_schema.tables where table_schema = current_schema and table_name = ?",
                Long.class,
                table));
    }

    private static void renameTo(JdbcTemplate jdbc, String statement, String name, String to) {
        String plain = TableVersions.name(name, TableVersions.FIRST);
        if (!plain.equals(name)) {
            jdbc.execute(statement + "\"" + name + "\"" + to + "\"" + plain + "\"");
        }
    }
}
