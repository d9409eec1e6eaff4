package io.orderfold.audit;

import java.util.List;

/** From H2 to PostgreSQL. */
class LogTransferAcrossIT extends LogTransferTest {

    @Override
    protected List<String> target() {
        return LogTransferIT.postgres();
    }
}
