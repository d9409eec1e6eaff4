package io.orderfold.kernel.axon;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;

/**
 * Tells that another node's event has taken the number that one of ours was to have. The SQL state says so, whatever the
 * driver's exception: a batch that fails has one of its own, and PostgreSQL's driver has the same for everything.
 */
final class DuplicateKeys implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && isIn(failure)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(@Nullable SQLException failure) {
        for (SQLException each = failure; each != null; each = each.getNextException()) {
            if (UNIQUE_VIOLATION.equals(each.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
