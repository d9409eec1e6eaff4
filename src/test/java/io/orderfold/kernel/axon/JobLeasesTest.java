package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A job and some nodes that want it. */
class JobLeasesTest extends RunningShopTest {

    private final String job = "job-" + UUID.randomUUID();

    @Test
    void isHeldByOneUntilItLetsGo() {
        JobLeases one = new JobLeases(writeJdbc);
        JobLeases other = new JobLeases(writeJdbc);

        assertThat(one.take(job)).isTrue();
        assertThat(one.take(job)).as("again").isTrue();
        assertThat(other.take(job)).isFalse();
        assertThat(one.renew(job)).isTrue();
        assertThat(other.renew(job)).isFalse();
        other.release(job);
        assertThat(one.renew(job)).as("nobody lets go for another").isTrue();

        one.release(job);
        assertThat(one.renew(job)).isFalse();
        assertThat(other.take(job)).isTrue();
    }

    @Test
    void isTakenUpWhereItsNodeDied() {
        JobLeases died = new JobLeases(writeJdbc);
        JobLeases lives = new JobLeases(writeJdbc);
        assertThat(died.take(job)).isTrue();
        writeJdbc.update(
                "update job_leases set held_until = ? where job = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1),
                job);

        assertThat(lives.take(job)).isTrue();

        assertThat(died.renew(job))
                .as("it was slow and not dead: it must not go on")
                .isFalse();
        assertThat(died.take(job)).isFalse();
    }

    @Test
    void isGivenToOneOfThoseWhoAskAtOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                String wanted = job + "-" + round;
                List<Callable<Boolean>> all = new ArrayList<>();
                for (int node = 0; node < 8; node++) {
                    all.add(() -> new JobLeases(writeJdbc).take(wanted));
                }
                int given = 0;
                for (Future<Boolean> taken : nodes.invokeAll(all)) {
                    given += taken.get() ? 1 : 0;
                }
                assertThat(given).isEqualTo(1);
            }
        } finally {
            nodes.shutdownNow();
        }
    }
}
