package io.orderfold.kernel.axon;

import io.orderfold.kernel.Rejection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an event could not be handled, as it is kept beside the event: what kinds of error led to it and where, but not
 * their messages, for a database quotes the values it refuses and those may be a person's.
 */
class ParkedBecause extends RuntimeException {

    private static final int MOST = 1_000;

    /** @param cause null where it is not itself at fault, but something done together with it */
    ParkedBecause(@Nullable Throwable cause) {
        super(describe(cause), null, false, false);
    }

    /** What kinds of error led to it, and where. */
    static String describe(@Nullable Throwable failure) {
        if (failure == null) {
            return "What was done together with it failed";
        }
        List<String> kinds = new ArrayList<>();
        for (Throwable cause = failure; cause != null && kinds.size() < 6; cause = cause.getCause()) {
            kinds.add(kind(cause));
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String text = String.join(" < ", kinds) + (trace.length == 0 ? "" : " at " + trace[0]);
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    private static String kind(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        if (cause instanceof Rejection rejection) {
            Object event = rejection.details().get("event");
            return name + " " + rejection.code() + (rejection.code().equals(UnknownEvent.CODE) ? " " + event : "");
        }
        return cause instanceof SQLException sql ? name + " " + sql.getSQLState() : name;
    }
}
