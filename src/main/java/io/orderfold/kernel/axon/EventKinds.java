package io.orderfold.kernel.axon;

import io.orderfold.kernel.axon.UnknownEvents.Kind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The types and revisions that the log has events of. They are found by leaping from one to the next in an index, a few
 * looks for each, however many events there are. At the start it is said which of them this release does not know.
 */
@Component
public class EventKinds implements SmartInitializingSingleton {

    private final JdbcTemplate writeJdbc;
    private final EventForms forms;
    private final EventsByPosition log;

    EventKinds(JdbcTemplate writeJdbc, EventForms forms, EventsByPosition log) {
        this.writeJdbc = writeJdbc;
        this.forms = forms;
        this.log = log;
    }

    @Override
    public void afterSingletonsInstantiated() {
        meetUnknown();
    }

    /** Has the alarm know of all kinds in the log that this release does not. */
    public void meetUnknown() {
        for (Kind kind : all()) {
            if (!forms.isKnown(kind)) {
                // An upcaster may make a known one of it: the first is read as it would be anywhere.
                log.first(kind);
            }
        }
    }

    List<Kind> all() {
        List<Kind> kinds = new ArrayList<>();
        String type = "";
        while (true) {
            List<String> next = writeJdbc.queryForList(
                    "select event_type from events where event_type > ? order by event_type limit 1",
                    String.class,
                    type);
            if (next.isEmpty()) {
                return kinds;
            }
            type = next.get(0);
            addRevisions(type, kinds);
        }
    }

    private void addRevisions(String type, List<Kind> kinds) {
        if (Boolean.TRUE.equals(writeJdbc.queryForObject(
                "select exists (select 1 from events where event_type = ? and event_revision is null)",
                Boolean.class,
                type))) {
            kinds.add(new Kind(type, null));
        }
        List<String> next = List.of("");
        while (true) {
            next = writeJdbc.queryForList(
                    "select event_revision from events where event_type = ? and event_revision > ?"
                            + " order by event_revision limit 1",
                    String.class,
                    type,
                    next.get(0));
            if (next.isEmpty()) {
                return;
            }
            kinds.add(new Kind(type, next.get(0)));
        }
    }
}
