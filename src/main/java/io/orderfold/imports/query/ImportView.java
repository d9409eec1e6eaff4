package io.orderfold.imports.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportJobId;
import io.orderfold.imports.ImportMode;
import io.orderfold.imports.ImportState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param charset what the file was read as; until that is known, what was asked for
 * @param report there once the job is done
 * @param failure there where the job failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        ImportJobId jobId,
        String fileName,
        String sha256,
        long bytes,
        ImportMode mode,
        String currency,
        ImportCharset charset,
        ImportState state,
        ImportProgress progress,
        String submittedBy,
        Instant submittedAt,
        @Nullable Instant finishedAt,
        @Nullable ImportReport report,
        @Nullable Failure failure) {

    /** Why a job stopped. */
    @Schema(name = "ImportFailure")
    public record Failure(String code, String detail) {}
}
