package io.orderfold.audit;

import io.orderfold.Postgres;
import java.util.ArrayList;
import java.util.List;

/** From PostgreSQL to PostgreSQL. */
class LogTransferIT extends LogTransferTest {

    @Override
    protected List<String> source() {
        return postgres();
    }

    @Override
    protected List<String> target() {
        return postgres();
    }

    static List<String> postgres() {
        List<String> arguments = new ArrayList<>();
        Postgres.use((name, value) -> arguments.add("--" + name + "=" + value.get()));
        return arguments;
    }
}
