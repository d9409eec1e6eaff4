package io.orderfold.kernel.axon;

import io.orderfold.Postgres;
import java.util.function.BiConsumer;

class SnapshotsIT extends SnapshotsTest {

    @Override
    protected void database(BiConsumer<String, Object> properties) {
        Postgres.use((name, value) -> properties.accept(name, value.get()));
    }
}
