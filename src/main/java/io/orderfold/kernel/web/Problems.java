package io.orderfold.kernel.web;

import io.orderfold.kernel.Rejection;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Refusals as RFC 9457 problems. The {@code type} is stable: {@code urn:orderfold:problem:<code>}. */
public final class Problems {

    private static final String TYPE = "urn:orderfold:problem:";

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    private Problems() {}

    public static HttpStatus status(Rejection.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case MISDIRECTED -> HttpStatus.MISDIRECTED_REQUEST;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    public static ProblemDetail of(Rejection rejection) {
        return of(rejection, rejection.field());
    }

    /** As {@link #of(Rejection)}, with the whole path of the field at fault where the refusal knew only its end. */
    public static ProblemDetail of(Rejection rejection, @Nullable String field) {
        ProblemDetail problem = of(
                status(rejection.kind()),
                rejection.code(),
                rejection.reason(),
                field == null ? List.of() : List.of(new FieldError(field, rejection.reason())));
        rejection.details().forEach(problem::setProperty);
        return problem;
    }

    public static ProblemDetail of(HttpStatusCode status, String code, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + code));
        problem.setTitle(title(code));
        if (!errors.isEmpty()) {
            problem.setProperties(new java.util.LinkedHashMap<>(Map.of("errors", errors)));
        }
        return problem;
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
