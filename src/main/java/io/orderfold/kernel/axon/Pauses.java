package io.orderfold.kernel.axon;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which groups of handlers are to stand still: rows of their databases, so that all nodes know, also after a restart. */
@Component
class Pauses {

    /** Since when a group is to stand still, and who said so. */
    record Pause(Instant since, String by) {}

    private final JdbcTemplate writeJdbc;
    private final JdbcTemplate readJdbc;
    private volatile Map<String, Pause> paused;

    Pauses(JdbcTemplate writeJdbc, @Qualifier(Databases.READ) JdbcTemplate readJdbc) {
        this.writeJdbc = writeJdbc;
        this.readJdbc = readJdbc;
        this.paused = look();
    }

    /** Looks what they are now. */
    Map<String, Pause> look() {
        Map<String, Pause> found = new HashMap<>();
        for (JdbcTemplate database : List.of(writeJdbc, readJdbc)) {
            database.query("select processing_group, paused_at, paused_by from paused_groups", row -> {
                found.put(
                        row.getString(1),
                        new Pause(row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)));
            });
        }
        paused = Map.copyOf(found);
        return paused;
    }

    /** As far as it was known when somebody last looked. */
    boolean isPaused(String group) {
        return paused.containsKey(group);
    }

    Optional<Pause> of(String group) {
        return Optional.ofNullable(look().get(group));
    }

    void pause(String group, Actor by) {
        try {
            database(group)
                    .update(
                            "insert into paused_groups (processing_group, paused_at, paused_by) select cast(? as varchar(200)),"
                                    + " cast(? as timestamp with time zone), cast(? as varchar(255)) where not exists"
                                    + " (select 1 from paused_groups where processing_group = ?)",
                            group,
                            Instant.now().atOffset(ZoneOffset.UTC),
                            by.name(),
                            group);
        } catch (DuplicateKeyException e) {
            // Somebody else has paused it at the same moment.
        }
    }

    void resume(String group) {
        database(group).update("delete from paused_groups where processing_group = ?", group);
    }

    private JdbcTemplate database(String group) {
        return group.endsWith(".projection") ? readJdbc : writeJdbc;
    }
}
