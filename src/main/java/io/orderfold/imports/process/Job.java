package io.orderfold.imports.process;

import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportJobId;
import io.orderfold.imports.ImportMode;
import io.orderfold.imports.ImportPhase;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.orders.OrderId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A job as its row has it.
 *
 * @param stagedLine the last line of the file whose row has been kept
 * @param stepsTaken steps that are committed with everything that followed from them
 */
record Job(
        long no,
        ImportJobId id,
        String sha256,
        long bytes,
        ImportMode mode,
        Currency currency,
        ImportCharset charsetAsked,
        @Nullable ImportCharset charsetFound,
        String submittedBy,
        ImportPhase phase,
        long stagedLine,
        long stepsTaken,
        long stepCount) {

    /** Whose orders a cancellation may take back: all of history's, or those of the same live file. */
    String scope() {
        return mode == ImportMode.HISTORY ? mode.toString() : mode + ":" + no;
    }

    /** An invoice is the same order whichever file it stands in. */
    OrderId orderId(String invoiceNo) {
        return new OrderId(NameBasedId.of("import", mode, invoiceNo));
    }
}
