package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** A projection whose rows are the same when its events are read again, from none or on top of what is there. */
public abstract class ProjectionReplayTest extends RunningShopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private Log log;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    private final String group;
    private final String table;
    private final List<String> sortedTables;

    /**
     * @param table what holds a row each
     * @param sortedTables all tables of the projection, each with what its rows are sorted by
     */
    protected ProjectionReplayTest(String group, String table, List<String> sortedTables) {
        this.group = group;
        this.table = table;
        this.sortedTables = sortedTables;
    }

    /** Makes rows in every state there is, and waits until they are shown. */
    protected abstract void fillTheShop();

    /** What makes each row wrong. */
    protected String spoiled() {
        return "document = '{}', status = 'LOST'";
    }

    @Test
    void hasTheSameRowsAfterAReplay() {
        List<List<Map<String, Object>>> before = filled();
        StreamingEventProcessor projection = projection();

        projection.shutDown();
        readJdbc.update("update " + table + " set " + spoiled());
        projection.resetTokens();
        assertThat(rows()).allSatisfy(rows -> assertThat(rows).isEmpty());
        projection.start();

        // Seldom: it reads all there is, and takes from the replay what that needs.
        await().pollInterval(Duration.ofSeconds(1)).atMost(PATIENCE).untilAsserted(() -> assertThat(rows())
                .isEqualTo(before));
        await().atMost(PATIENCE).until(() -> !projection.isReplaying());
    }

    @Test
    void changesNothingWhenEventsAreDeliveredTwice() {
        List<List<Map<String, Object>>> before = filled();
        StreamingEventProcessor projection = projection();

        projection.shutDown();
        assertThat(readJdbc.update("delete from tracking_tokens where processor = ?", group))
                .isPositive();
        projection.start();

        await().atMost(PATIENCE).until(() -> hasReadAll(projection));
        assertThat(rows()).isEqualTo(before);
    }

    private List<List<Map<String, Object>>> filled() {
        fillTheShop();
        long[] events = {-1};
        await().pollInterval(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> {
            long before = events[0];
            events[0] = writeJdbc.queryForObject("select count(*) from events", Long.class);
            return before == events[0] && hasReadAll(projection());
        });
        List<List<Map<String, Object>>> rows = rows();
        assertThat(rows).allSatisfy(some -> assertThat(some).isNotEmpty());
        return rows;
    }

    private boolean hasReadAll(StreamingEventProcessor projection) {
        var head = store.createHeadToken();
        return !projection.processingStatus().isEmpty()
                && projection.processingStatus().values().stream()
                        .allMatch(status -> log.hasBeenReadTo(head, status.getTrackingToken()));
    }

    private List<List<Map<String, Object>>> rows() {
        return sortedTables.stream()
                .map(sorted -> readJdbc.queryForList("select * from " + sorted))
                .toList();
    }

    private StreamingEventProcessor projection() {
        return processing.eventProcessor(group, StreamingEventProcessor.class).orElseThrow();
    }
}
