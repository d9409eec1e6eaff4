package io.orderfold.reports.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.reports.LogFold;
import io.orderfold.reports.LogQueryId;
import io.orderfold.reports.LogQueryResult;
import io.orderfold.reports.LogQueryState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to the log as people see it.
 *
 * @param expiresAt when it is forgotten
 * @param result there once it is done
 * @param failure there where it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogQueryView(
        LogQueryId queryId,
        LogQueryState state,
        LogFold query,
        LogQueryProgress progress,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt,
        Instant expiresAt,
        @Nullable LogQueryResult result,
        @Nullable LogQueryFailure failure) {

    /** How far it has come, counted in positions of the log. */
    public record LogQueryProgress(
            @Schema(description = "The log's position up to which it has looked")
            long position,

            @Schema(description = "Where the log ended when it was asked")
            long last,

            int percent,

            @Schema(description = "Events that counted") long events) {}

    /** Why it has come to nothing. */
    public record LogQueryFailure(String code, String detail) {}
}
