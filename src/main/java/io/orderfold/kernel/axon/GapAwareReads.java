package io.orderfold.kernel.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/**
 * Reads on from a place in the log, and looks again at the numbers that were missing before it: a slower transaction may
 * have filled them. As two index ranges put together; Axon's own {@code … or global_index in (…)} makes H2 read the whole
 * table each time.
 */
final class GapAwareReads {

    private GapAwareReads() {}

    static PreparedStatement statement(
            Connection connection, EventSchema schema, long globalIndex, int batchSize, List<Long> gaps)
            throws SQLException {
        String rows = "select " + schema.trackedEventFields() + " from " + schema.domainEventTable() + " where "
                + schema.globalIndexColumn();
        PreparedStatement statement = connection.prepareStatement(rows + " > ? and " + schema.globalIndexColumn()
                + " <= ? union all " + rows + " in (" + String.join(",", Collections.nCopies(gaps.size(), "?"))
                + ") order by " + schema.globalIndexColumn());
        statement.setLong(1, globalIndex);
        statement.setLong(2, globalIndex + batchSize);
        for (int i = 0; i < gaps.size(); i++) {
            statement.setLong(i + 3, gaps.get(i));
        }
        return statement;
    }
}
