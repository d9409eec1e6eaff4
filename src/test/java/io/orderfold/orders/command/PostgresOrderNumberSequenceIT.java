package io.orderfold.orders.command;

import io.orderfold.Postgres;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresOrderNumberSequenceIT extends OrderNumberSequenceTest {

    @Override
    DataSource database() {
        Map<String, String> properties = new HashMap<>();
        Postgres.use((name, value) -> properties.put(name, String.valueOf(value.get())));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(properties.get("spring.datasource.url"));
        database.setUser(properties.get("spring.datasource.username"));
        return database;
    }

    @Override
    String vendor() {
        return "postgresql";
    }
}
