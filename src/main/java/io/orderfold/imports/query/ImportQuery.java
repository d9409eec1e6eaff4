package io.orderfold.imports.query;

import io.orderfold.imports.ImportJobId;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about imports. */
public sealed interface ImportQuery {

    /** One job with its report; answers with an optional {@link ImportView}. */
    record FindImport(ImportJobId jobId) implements ImportQuery {}

    /**
     * A page of jobs without their rows, the newest first; answers with an {@link ImportPage}.
     *
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchImports(int limit, @Nullable String cursor) implements ImportQuery {}
}
