package io.orderfold.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables {@code users} and {@code user_roles} of the write database. */
@Component
class AccountRows {

    private static final String COLUMNS =
            "select user_name, password_hash, enabled, revision, created_at, changed_at, changed_by from users ";

    private final JdbcTemplate jdbc;

    AccountRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Credential> find(String name) {
        return read(COLUMNS + "where user_name = ?", name).stream().findFirst();
    }

    List<Credential> all() {
        return read(COLUMNS + "order by user_name");
    }

    boolean isEmpty() {
        Long count = jdbc.queryForObject("select count(*) from users", Long.class);
        return count == null || count == 0;
    }

    void insert(Account account, String passwordHash) {
        jdbc.update(
                "insert into users (user_name, password_hash, enabled, revision, created_at, changed_at, changed_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                account.name(),
                passwordHash,
                account.enabled(),
                account.revision(),
                utc(account.createdAt()),
                utc(account.changedAt()),
                account.changedBy());
        insertRoles(account);
    }

    /** @return false when the row has been changed since {@code before} was read */
    boolean update(Account before, Account after, String passwordHash) {
        int updated = jdbc.update(
                "update users set password_hash = ?, enabled = ?, revision = ?, changed_at = ?, changed_by = ?"
                        + " where user_name = ? and revision = ?",
                passwordHash,
                after.enabled(),
                after.revision(),
                utc(after.changedAt()),
                after.changedBy(),
                after.name(),
                before.revision());
        if (updated == 1 && !before.roles().equals(after.roles())) {
            jdbc.update("delete from user_roles where user_name = ?", after.name());
            insertRoles(after);
        }
        return updated == 1;
    }

    /** The names of those who may act as operators now; locked, so that two can't remove each other at once. */
    List<String> lockOperators() {
        jdbc.queryForList("select user_name from users order by user_name for update", String.class);
        return jdbc.queryForList(
                "select u.user_name from users u join user_roles r on r.user_name = u.user_name"
                        + " where u.enabled and r.role_name = ?",
                String.class,
                Role.OPERATOR.code());
    }

    private void insertRoles(Account account) {
        account.roles()
                .forEach(role -> jdbc.update(
                        "insert into user_roles (user_name, role_name) values (?, ?)", account.name(), role.code()));
    }

    private List<Credential> read(String sql, Object... arguments) {
        String roles = arguments.length == 0
                ? "select user_name, role_name from user_roles"
                : "select user_name, role_name from user_roles where user_name = ?";
        Map<String, Set<Role>> byName =
                jdbc.query(roles, (row, i) -> Map.entry(row.getString(1), role(row.getString(2))), arguments).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(
                                        Map.Entry::getValue,
                                        Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))));
        return jdbc.query(
                sql,
                (row, i) -> new Credential(
                        new Account(
                                row.getString("user_name"),
                                byName.getOrDefault(row.getString("user_name"), Set.of()),
                                row.getBoolean("enabled"),
                                row.getLong("revision"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getObject("changed_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("changed_by")),
                        row.getString("password_hash")),
                arguments);
    }

    private static Role role(String code) {
        return Role.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
