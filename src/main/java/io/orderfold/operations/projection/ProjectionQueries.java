package io.orderfold.operations.projection;

import io.orderfold.kernel.Words;
import io.orderfold.kernel.axon.ProcessingGroups;
import io.orderfold.kernel.axon.ProcessingGroups.GroupStatus;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.TableDifferences;
import io.orderfold.kernel.jdbc.TableVersions;
import io.orderfold.operations.query.ProjectionList;
import io.orderfold.operations.query.ProjectionQuery.FindProjection;
import io.orderfold.operations.query.ProjectionQuery.FindRebuild;
import io.orderfold.operations.query.ProjectionQuery.ListProjections;
import io.orderfold.operations.query.ProjectionQuery.ListRebuilds;
import io.orderfold.operations.query.ProjectionView;
import io.orderfold.operations.query.RebuildList;
import io.orderfold.operations.query.RebuildView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers from the tokens, and from the rows of the jobs. */
@Component
class ProjectionQueries {

    private static final int MOST_LISTED = 100;

    private final ProcessingGroups groups;
    private final TableVersions versions;
    private final Documents documents;
    private final JdbcTemplate readJdbc;

    ProjectionQueries(
            ProcessingGroups groups,
            TableVersions versions,
            Documents documents,
            @Qualifier(Databases.READ) JdbcTemplate readJdbc) {
        this.groups = groups;
        this.versions = versions;
        this.documents = documents;
        this.readJdbc = readJdbc;
    }

    @QueryHandler
    ProjectionList answer(ListProjections query) {
        Jobs jobs = jobs();
        return new ProjectionList(
                groups.all().stream().map(group -> view(group, jobs)).toList());
    }

    @QueryHandler
    Optional<ProjectionView> answer(FindProjection query) {
        return groups.find(query.name()).map(group -> view(group, jobs()));
    }

    /** What jobs there are of each group: the one that runs, the last comparison that is done. */
    private record Jobs(
            Map<String, Integer> serving,
            Map<String, String> running,
            Map<String, ProjectionView.ProjectionVerification> last) {}

    private Jobs jobs() {
        Map<String, String> running = new HashMap<>();
        readJdbc.query(
                "select p.processing_group, p.running_job from projections p join rebuild_jobs j"
                        + " on j.job_id = p.running_job where j.job_state in ('QUEUED', 'RUNNING')",
                row -> {
                    running.put(row.getString(1), row.getString(2));
                });
        Map<String, ProjectionView.ProjectionVerification> last = new HashMap<>();
        readJdbc.query(
                "select processing_groups, job_id, finished_at, rows_compared, differences from rebuild_jobs"
                        + " where kind = 'VERIFY' and job_state = 'DONE' order by requested_at",
                row -> {
                    ProjectionView.ProjectionVerification verification = new ProjectionView.ProjectionVerification(
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getLong(4),
                            row.getLong(5));
                    for (String group : row.getString(1).split(",")) {
                        last.put(group, verification);
                    }
                });
        return new Jobs(versions.serving(), running, last);
    }

    private static ProjectionView view(GroupStatus group, Jobs jobs) {
        String name = group.name();
        Instant since = group.behindSince();
        return new ProjectionView(
                name,
                name.substring(name.lastIndexOf('.') + 1),
                Words.of(group.state()),
                jobs.serving().containsKey(name),
                group.pausedAt(),
                group.pausedBy(),
                group.position(),
                group.head(),
                group.behind(),
                since == null
                        ? 0
                        : Math.max(0, Duration.between(since, Instant.now()).toSeconds()),
                group.parked(),
                group.segments().stream()
                        .map(segment -> new ProjectionView.ProjectionSegment(
                                segment.segment(),
                                segment.position(),
                                segment.owner(),
                                segment.updatedAt(),
                                segment.error()))
                        .toList(),
                jobs.serving().get(name),
                jobs.running().get(name),
                jobs.last().get(name));
    }

    @QueryHandler
    RebuildList answer(ListRebuilds query) {
        return new RebuildList(readJdbc.query(
                "select * from rebuild_jobs order by requested_at desc limit ?",
                (row, number) -> rebuild(row),
                MOST_LISTED));
    }

    @QueryHandler
    Optional<RebuildView> answer(FindRebuild query) {
        return readJdbc
                .query("select * from rebuild_jobs where job_id = ?", (row, number) -> rebuild(row), query.jobId())
                .stream()
                .findFirst();
    }

    private RebuildView rebuild(ResultSet row) throws SQLException {
        long left = row.getLong("seconds_left");
        Long secondsLeft = row.wasNull() ? null : left;
        String failure = row.getString("failure");
        return new RebuildView(
                row.getString("job_id"),
                word(row.getString("kind")),
                List.of(row.getString("processing_groups").split(",")),
                instant(row, "since_instant"),
                word(row.getString("job_state")),
                word(row.getString("phase")),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                new RebuildView.RebuildProgress(
                        row.getLong("log_position"),
                        row.getLong("log_head"),
                        row.getLong("events_read"),
                        row.getLong("rows_made"),
                        row.getLong("per_second"),
                        secondsLeft),
                row.getBoolean("switched"),
                failure == null ? null : new RebuildView.RebuildFailure(failure, row.getString("failed_event")),
                comparison(row.getString("difference_list")));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    private RebuildView.@Nullable RebuildComparison comparison(@Nullable String list) {
        if (list == null) {
            return null;
        }
        TableDifferences found = documents.read(list, TableDifferences.class);
        return new RebuildView.RebuildComparison(
                found.rows(),
                found.count(),
                found.first().stream()
                        .map(difference -> new RebuildView.RebuildDifference(
                                difference.table(), difference.key(), Words.of(difference.kind()), difference.fields()))
                        .toList());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
