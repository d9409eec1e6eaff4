package io.orderfold.kernel.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;
import io.orderfold.kernel.web.Problems.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * The one place where something going wrong becomes an answer. The caller's mistake is a 4xx that names it; ours is a
 * 500 that names nothing but the request to look for in the log.
 */
@RestControllerAdvice
@Order(0)
class ProblemAdvice {

    /** A request attribute: what stood in the way may be gone the next time. */
    static final String MAY_BE_TRIED_AGAIN = ProblemAdvice.class.getName() + ".mayBeTriedAgain";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception failure, HttpServletRequest request) {
        if (failure instanceof AccessDeniedException denied) {
            throw denied;
        }
        if (failure instanceof AuthenticationException unauthenticated) {
            throw unauthenticated;
        }
        if (isConcurrency(failure)) {
            request.setAttribute(MAY_BE_TRIED_AGAIN, true);
        }
        ProblemDetail problem = problem(failure);
        if (problem.getStatus() >= 500 && problem.getStatus() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        problem.setInstance(URI.create(request.getRequestURI()));
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header("Retry-After", retryAfter(problem));
        }
        if (failure instanceof ErrorResponse response) {
            answer.headers(response.getHeaders());
            answer.contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        return answer.body(problem);
    }

    private static String retryAfter(ProblemDetail problem) {
        Object seconds =
                problem.getProperties() == null ? null : problem.getProperties().get(Rejection.RETRY_AFTER);
        return seconds == null ? "1" : seconds.toString();
    }

    static ProblemDetail problem(Exception failure) {
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        Optional<Rejection> rejection = rejection(failure);
        if (rejection.isPresent()) {
            return Problems.of(rejection.get());
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return invalid(invalid);
        }
        if (isIdTaken(failure)) {
            return Problems.of(
                    HttpStatus.CONFLICT,
                    "id-taken",
                    "There is something else by that id; nothing was done.",
                    List.of());
        }
        if (isConcurrency(failure)) {
            return Problems.of(
                    HttpStatus.CONFLICT,
                    "concurrent-change",
                    "Somebody else changed it at the same moment; nothing was done. Ask again.",
                    List.of());
        }
        if (failure instanceof ErrorResponse response) {
            return standard(response.getStatusCode(), response.getBody().getDetail());
        }
        if (failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException) {
            LOG.warn("The database did not answer: {}", failure.toString());
            return Problems.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "database-unavailable",
                    "The database does not answer; nothing was done. Ask again in a moment.",
                    List.of());
        }
        return Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side; the log has the details under this request's id.",
                List.of());
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        if (!(failure.getCause() instanceof JacksonException json)) {
            return Problems.of(HttpStatus.BAD_REQUEST, "malformed-body", "The request needs a JSON body.", List.of());
        }
        String field = path(json);
        Optional<Rejection> rejection = rejection(json);
        if (rejection.isPresent()) {
            String own = isOneValue(json) ? null : rejection.get().field();
            return Problems.of(rejection.get(), fullPath(field, own));
        }
        if (json instanceof UnrecognizedPropertyException unknown) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "unknown-field",
                    "There is no field \"" + unknown.getPropertyName() + "\" here.",
                    List.of(new FieldError(field, "There is no such field.")));
        }
        if (json instanceof StreamReadException && !(json instanceof DatabindException)) {
            String where = json.getLocation() == null
                    ? ""
                    : " (line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr() + ")";
            return Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "malformed-json",
                    "The body is not well-formed JSON" + where + ".",
                    List.of());
        }
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "malformed-field",
                field.isEmpty() ? "The body has the wrong shape." : "\"" + field + "\" has the wrong type or form.",
                field.isEmpty() ? List.of() : List.of(new FieldError(field, "It has the wrong type or form.")));
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    /** A value refuses itself by its own name for the field; what encloses it knows the way there. */
    /** What is one value in JSON stands where the path ends; it has no field of its own in there. */
    private static boolean isOneValue(JacksonException json) {
        return json instanceof ValueInstantiationException failed
                && failed.getType().isRecordType()
                && Arrays.stream(failed.getType().getRawClass().getRecordComponents())
                        .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static @Nullable String fullPath(String path, @Nullable String own) {
        if (path.isEmpty()) {
            return own;
        }
        return own == null || path.equals(own) || path.endsWith("." + own) || path.endsWith("]." + own)
                ? path
                : path + "." + own;
    }

    /** A key in the path that can't be one names nothing: the answer is the same as for one that names nothing. */
    private static ProblemDetail mismatch(MethodArgumentTypeMismatchException failure) {
        if (failure.getParameter().hasParameterAnnotation(PathVariable.class)) {
            Class<?> type = failure.getParameter().getParameterType();
            String noun = type.getSimpleName().replaceAll("Id$", "").toLowerCase(Locale.ROOT);
            return Problems.of(
                    Rejection.notFound(noun.equals("sku") ? "product" : noun, String.valueOf(failure.getValue())));
        }
        return rejection(failure)
                .map(rejection -> Problems.of(rejection, failure.getName()))
                .orElseGet(() -> Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-parameter",
                        "\"" + failure.getName() + "\" has the wrong form.",
                        List.of(new FieldError(failure.getName(), "It has the wrong form."))));
    }

    private static ProblemDetail invalid(MethodArgumentNotValidException failure) {
        List<FieldError> errors = failure.getFieldErrors().stream()
                .map(error -> new FieldError(
                        error.getField(),
                        Optional.ofNullable(error.getDefaultMessage()).orElse("It is not valid.")))
                .toList();
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "invalid-fields",
                errors.stream()
                        .map(error -> "\"" + error.field() + "\" " + error.message())
                        .collect(Collectors.joining("; ", "", ".")),
                errors);
    }

    private static ProblemDetail standard(HttpStatusCode status, @Nullable String detail) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String code = known == null ? "http-" + status.value() : Words.of(known);
        return Problems.of(status, code, detail == null ? "The request can't be answered." : detail, List.of());
    }

    private static Optional<Rejection> rejection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return Optional.of(rejection);
            }
        }
        return Optional.empty();
    }

    /** Spring Security's business: its filters turn these into answers. */
    static boolean isAboutTheSender(Exception failure) {
        return failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
    }

    /** Whether something was to be made by the id of another thing, of whatever kind. */
    private static boolean isIdTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AggregateStreamCreationException) {
                return true;
            }
        }
        return false;
    }

    /** Whether it failed because somebody else changed the same thing at the same moment. */
    static boolean isConcurrency(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof LockAcquisitionFailedException) {
                return true;
            }
        }
        return false;
    }
}
