package io.orderfold.kernel.axon;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which of all nodes works on what. Whoever runs a job in the background holds a lease on its name, and renews it with each
 * step: when its node dies, another one takes the job up once the lease is over. A step that renews the lease in the
 * transaction that keeps what it did can't have been overtaken, for whoever takes a lease waits for that row.
 */
@Component
public class JobLeases {

    /** How long a job stands still after its node died. A step takes much less. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Names of jobs that ended with their nodes. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcTemplate writeJdbc;
    private final String me = UUID.randomUUID().toString();

    JobLeases(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    /**
     * Takes a job that nobody holds, or that this node does. To be called outside of a transaction: two nodes may try.
     *
     * @return whether it is ours from now on
     */
    public boolean take(String job) {
        Instant now = Instant.now();
        if (writeJdbc.update(
                        "update job_leases set held_by = ?, held_until = ? where job = ? and (held_by = ? or held_until < ?)",
                        me,
                        at(now.plus(LEASE)),
                        job,
                        me,
                        at(now))
                == 1) {
            return true;
        }
        try {
            return writeJdbc.update(
                            "insert into job_leases (job, held_by, held_until) select cast(? as varchar(100)),"
                                    + " cast(? as varchar(36)), cast(? as timestamp with time zone)"
                                    + " where not exists (select 1 from job_leases where job = ?)",
                            job,
                            me,
                            at(now.plus(LEASE)),
                            job)
                    == 1;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** @return whether the job is still ours; if not, another node may be at it */
    public boolean renew(String job) {
        return writeJdbc.update(
                        "update job_leases set held_until = ? where job = ? and held_by = ?",
                        at(Instant.now().plus(LEASE)),
                        job,
                        me)
                == 1;
    }

    /** Lets go of a job that is done, or to be gone on with elsewhere. */
    public void release(String job) {
        writeJdbc.update("delete from job_leases where job = ? and held_by = ?", job, me);
        writeJdbc.update(
                "delete from job_leases where held_until < ?", at(Instant.now().minus(FORGOTTEN_AFTER)));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
