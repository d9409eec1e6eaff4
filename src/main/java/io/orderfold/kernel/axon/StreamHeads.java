package io.orderfold.kernel.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The hashes that new events follow on: of the last event of each stream. Those of the streams in use are at hand, each
 * with its sequence number, so that what another node has added is never passed over; the rest are looked up, all of a
 * batch at once. What a transaction adds is known to it at once, and to others when it has committed.
 */
final class StreamHeads {

    private static final int MOST = 10_000;
    private static final int MOST_ASKED = 100;
    private static final int PAGE = 500;

    /** A stream's event of that number has that hash. */
    record Head(long sequence, String hash) {}

    private final Map<String, Head> committed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Head> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param before of each stream, the number of the event that the new ones follow on; none is asked for a new stream
     * @return the hashes of these
     */
    Map<String, String> hashes(Connection connection, Map<String, Long> before) throws SQLException {
        Map<String, Head> ours = ours();
        Map<String, String> found = new HashMap<>();
        List<Map.Entry<String, Long>> unknown = new ArrayList<>();
        for (Map.Entry<String, Long> asked : before.entrySet()) {
            Head known = ours.getOrDefault(asked.getKey(), atHand(asked.getKey()));
            if (known != null && known.sequence() == asked.getValue()) {
                found.put(asked.getKey(), known.hash());
            } else {
                unknown.add(asked);
            }
        }
        for (int from = 0; from < unknown.size(); from += MOST_ASKED) {
            lookUp(connection, unknown.subList(from, Math.min(unknown.size(), from + MOST_ASKED)), found);
        }
        for (Map.Entry<String, Long> asked : unknown) {
            if (!found.containsKey(asked.getKey())) {
                found.put(asked.getKey(), reckoned(connection, asked.getKey(), asked.getValue()));
            }
        }
        return found;
    }

    /** These are appended, in the transaction at hand. */
    void added(Map<String, Head> heads) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            ours().putAll(heads);
        }
    }

    private synchronized @Nullable Head atHand(String stream) {
        return committed.get(stream);
    }

    private synchronized void keep(Map<String, Head> heads) {
        heads.forEach((stream, head) -> committed.merge(
                stream, head, (before, after) -> before.sequence() > after.sequence() ? before : after));
    }

    /** What the transaction at hand has added; outside of one nothing is remembered. */
    private Map<String, Head> ours() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Ours ours && ours.of() == this) {
                return ours.heads;
            }
        }
        Ours ours = new Ours();
        TransactionSynchronizationManager.registerSynchronization(ours);
        return ours.heads;
    }

    private final class Ours implements TransactionSynchronization {

        private final Map<String, Head> heads = new HashMap<>();

        StreamHeads of() {
            return StreamHeads.this;
        }

        @Override
        public void afterCommit() {
            keep(heads);
        }
    }

    private static void lookUp(Connection connection, List<Map.Entry<String, Long>> asked, Map<String, String> found)
            throws SQLException {
        // One index look-up each. H2 would read the whole table for (…) or (…).
        String sql = String.join(
                " union all ",
                Collections.nCopies(
                        asked.size(),
                        "select aggregate_id, hash from events where aggregate_id = ? and sequence_number = ?"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Map.Entry<String, Long> each : asked) {
                statement.setString(parameter++, each.getKey());
                statement.setLong(parameter++, each.getValue());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String hash = rows.getString(2);
                    if (hash != null) {
                        found.put(rows.getString(1), hash);
                    }
                }
            }
        }
    }

    /**
     * The hash that an event has to have which was never sealed, or has lost its hash: the chain goes on, and verifying it
     * tells.
     */
    private static String reckoned(Connection connection, String stream, long last) throws SQLException {
        String hash = EventHash.NONE;
        long after = -1;
        while (after < last) {
            try (PreparedStatement statement = connection.prepareStatement("select * from events where aggregate_id = ?"
                    + " and sequence_number > ? and sequence_number <= ? order by sequence_number fetch first " + PAGE
                    + " rows only")) {
                statement.setString(1, stream);
                statement.setLong(2, after);
                statement.setLong(3, last);
                long reached = after;
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        StoredEvent event = StoredEvent.of(rows);
                        hash = event.hash() == null ? event.hashAfter(hash) : event.hash();
                        reached = event.sequence();
                    }
                }
                if (reached == after) {
                    break;
                }
                after = reached;
            }
        }
        return hash;
    }
}
