package io.orderfold.kernel;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A refusal: the caller asked for something the rules do not allow. Nothing has changed when it is thrown.
 *
 * <p>The code is stable and becomes the problem's {@code type}; the message is a sentence for a person and never holds
 * personal data.
 */
public final class Rejection extends RuntimeException {

    /** What sort of refusal it is; HTTP chooses its status by this and by nothing else. */
    public enum Kind {
        /** The request itself is wrong, whatever the state (400). */
        INVALID,
        /** What it names does not exist (404). */
        NOT_FOUND,
        /** It is well formed, but the state does not allow it (409). */
        CONFLICT,
        /** The caller has read an older version than there is now (412). */
        STALE,
        /** The actor may not do this (403). */
        FORBIDDEN,
        /** The same key was used for another request (422). */
        UNPROCESSABLE,
        /** This node does not do it, another one does (421). */
        MISDIRECTED,
        /** It may work later; nothing has been done (503). */
        UNAVAILABLE
    }

    /** A detail: in how many seconds it may be asked again; HTTP says it in its header, too. */
    public static final String RETRY_AFTER = "retryAfter";

    private static final Set<String> TAKEN = Set.of("type", "title", "status", "detail", "instance", "errors");

    private final Kind kind;
    private final String code;
    private final @Nullable String field;
    private final Map<String, Object> details = new LinkedHashMap<>();

    private Rejection(Kind kind, String code, String message, @Nullable String field) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.field = field;
    }

    /** The request is wrong in itself; {@code field} names what is at fault, as a path in the request's body. */
    public static Rejection invalid(String code, @Nullable String field, String message) {
        return new Rejection(Kind.INVALID, code, message, field);
    }

    /** There is no such thing: {@code notFound("order", id)} has the code {@code order-not-found}. */
    public static Rejection notFound(String noun, Object id) {
        return new Rejection(
                        Kind.NOT_FOUND,
                        noun.replace(' ', '-') + "-not-found",
                        "There is no " + noun + " " + id + ".",
                        null)
                .with("id", id.toString());
    }

    /** It exists, but did not yet at the instant that was asked for. */
    public static Rejection notYet(String noun, Object id, Instant since) {
        return new Rejection(
                        Kind.NOT_FOUND,
                        noun.replace(' ', '-') + "-not-found",
                        "There was no " + noun + " " + id + " before " + since + ".",
                        null)
                .with("id", id.toString())
                .with("since", since.toString());
    }

    /** It has not come to the version that was asked for. */
    public static Rejection notWritten(String field, String noun, long actual) {
        return invalid("version-not-written", field, "The " + noun + " is at version " + actual + ".")
                .with("currentVersion", actual);
    }

    public static Rejection conflict(String code, String message) {
        return new Rejection(Kind.CONFLICT, code, message, null);
    }

    public static Rejection stale(long expected, long actual) {
        return new Rejection(
                        Kind.STALE,
                        "stale-version",
                        "It is at version " + actual + " by now; the request was made for version " + expected + ".",
                        null)
                .with("expectedVersion", expected)
                .with("actualVersion", actual)
                .with("currentVersion", actual);
    }

    public static Rejection forbidden(String code, String message) {
        return new Rejection(Kind.FORBIDDEN, code, message, null);
    }

    public static Rejection unprocessable(String code, String message) {
        return new Rejection(Kind.UNPROCESSABLE, code, message, null);
    }

    /** Another node is there for it; nothing has been done here. */
    public static Rejection misdirected(String code, String message) {
        return new Rejection(Kind.MISDIRECTED, code, message, null);
    }

    public static Rejection unavailable(String code, String message) {
        return new Rejection(Kind.UNAVAILABLE, code, message, null);
    }

    /** Adds a machine-readable detail to the problem, under a name that RFC 9457 leaves free; never personal data. */
    public Rejection with(String name, Object value) {
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException("A problem has a " + name + " of its own");
        }
        details.put(name, value);
        return this;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public Map<String, Object> details() {
        return Map.copyOf(details);
    }

    /** The refusal as a sentence. */
    public String reason() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
