package io.orderfold.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.Rejection;
import java.util.Currency;
import java.util.UUID;

/** A job's key. It follows from the file's content and the options, so that the same again is the same job. */
public record ImportJobId(@JsonValue UUID value) {

    /** @param sha256 of the file's bytes */
    public static ImportJobId of(String sha256, ImportMode mode, Currency currency, ImportCharset charset) {
        return new ImportJobId(NameBasedId.of("import-job", sha256, mode, currency.getCurrencyCode(), charset));
    }

    @JsonCreator
    public static ImportJobId of(String text) {
        try {
            return new ImportJobId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("malformed-job-id", "jobId", "A job id is a UUID.");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
