package io.orderfold;

import static org.awaitility.Awaitility.await;

import io.orderfold.kernel.axon.Log;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole application on a port of its own; tests that add nothing to its configuration share one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:running-shop;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=" + TestShop.PASSWORD,
            "orderfold.payments.provider=simulator"
        })
public abstract class RunningShopTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcTemplate writeJdbc;

    @Autowired
    protected EventStore store;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private Log log;

    protected TestShop shop;

    @BeforeEach
    void signIn() {
        shop = new TestShop(port);
    }

    /** Until nothing has been recorded for a second, and every projection has read all of it. */
    protected final void awaitQuiet() {
        long[] events = {-1};
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(120))
                .until(() -> {
                    long before = events[0];
                    events[0] = writeJdbc.queryForObject("select count(*) from events", Long.class);
                    TrackingToken head = store.createHeadToken();
                    return before == events[0]
                            && projections().allMatch(projection -> hasReadTo(head, projection.processingStatus()));
                });
    }

    private Stream<StreamingEventProcessor> projections() {
        return processing.eventProcessors().entrySet().stream()
                .filter(processor -> processor.getKey().endsWith(".projection"))
                .map(processor -> (StreamingEventProcessor) processor.getValue());
    }

    private boolean hasReadTo(TrackingToken head, Map<Integer, EventTrackerStatus> segments) {
        return !segments.isEmpty()
                && segments.values().stream().allMatch(segment -> log.hasBeenReadTo(head, segment.getTrackingToken()));
    }
}
