package io.orderfold.kernel.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * SQL on the tables of projections. A statement names them in braces, {@code select … from {orders}}, and reads whatever
 * version of them serves ({@link TableVersions}).
 */
@Component
public class ReadTables {

    private static final Pattern TABLE = Pattern.compile("\\{(\\w+)}");

    private final JdbcTemplate jdbc;
    private final @Nullable TableVersions versions;
    private final Map<String, String> groups = new ConcurrentHashMap<>();

    @Autowired
    ReadTables(@Qualifier(Databases.READ) JdbcTemplate jdbc, TableVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /** Tables of a single version, as of a database without projections. */
    public ReadTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.versions = null;
    }

    /** These tables are the group's: they all serve in the same version. */
    public void register(String group, List<String> tables) {
        if (versions != null) {
            versions.register(group);
        }
        tables.forEach(table -> groups.put(table, group));
    }

    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        return read(sql, resolved -> jdbc.query(resolved, mapper, arguments));
    }

    /** Writes to the version that the current transaction has entered. */
    public void batchUpdate(int version, String sql, List<@Nullable Object[]> rows) {
        jdbc.batchUpdate(resolve(sql, table -> version), rows);
    }

    public int update(int version, String sql, @Nullable Object... arguments) {
        return jdbc.update(resolve(sql, table -> version), arguments);
    }

    private <T> T read(String sql, Function<String, T> work) {
        String resolved = serving(sql);
        try {
            return work.apply(resolved);
        } catch (BadSqlGrammarException e) {
            // A thread that was held up for so long that its version has been dropped meanwhile.
            String now = serving(sql);
            if (now.equals(resolved)) {
                throw e;
            }
            return work.apply(now);
        }
    }

    /** All tables of one group in one version, whoever switches meanwhile. */
    private String serving(String sql) {
        Map<String, Integer> found = new HashMap<>();
        return resolve(sql, table -> {
            String group = groups.get(table);
            return group == null ? TableVersions.FIRST : found.computeIfAbsent(group, this::current);
        });
    }

    static String resolve(String sql, ToIntFunction<String> version) {
        Matcher table = TABLE.matcher(sql);
        StringBuilder resolved = new StringBuilder();
        while (table.find()) {
            String name = table.group(1);
            table.appendReplacement(resolved, TableVersions.name(name, version.applyAsInt(name)));
        }
        return table.appendTail(resolved).toString();
    }

    /** The version that the current batch of events is to write to, for the rest of its transaction. */
    public int enter(String group) {
        return enter(group, ViewProjection.segment(CurrentUnitOfWork.get().root()));
    }

    int enter(String group, Object segment) {
        return versions == null ? TableVersions.FIRST : versions.enter(group, segment);
    }

    /** The version that serves, for who writes while nothing else does. */
    public int current(String group) {
        return versions == null ? TableVersions.FIRST : versions.serving(group);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }
}
