package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.jdbc.Databases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every row of every table on PostgreSQL, before and after somebody is erased. */
class ErasureIT extends RunningShopTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        Postgres.use(properties);
    }

    @Autowired
    private ApplicationContext context;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Test
    void leavesNothingOfThePersonInAnyTable() {
        ErasedShopper person = new ErasedShopper(shop);
        person.shops();
        person.park(context);
        List<String> keys = writeJdbc.queryForList(
                "select wrapped_key from personal_data_keys where customer_id in (?, ?)",
                String.class,
                person.id,
                person.alias);
        var before = person.ordersWithoutThePerson();
        byte[] dump = everyRow();
        assertThat(ErasedShopper.foundIn(dump, ErasedShopper.WORDS)).isEmpty();
        assertThat(ErasedShopper.foundIn(dump, keys)).hasSize(2);
        assertThat(ErasedShopper.foundIn(dump, List.of(person.id, "changed their mind")))
                .as("the search looks where the data is")
                .hasSize(2);

        shop.post("/api/customers/" + person.id + "/erase", "{\"reason\": \"asked for it\", \"force\": true}")
                .ok();

        dump = everyRow();
        assertThat(ErasedShopper.foundIn(dump, ErasedShopper.WORDS)).isEmpty();
        assertThat(ErasedShopper.foundIn(dump, keys)).isEmpty();
        assertThat(person.ordersWithoutThePerson()).isEqualTo(before);
        StringBuilder answers = new StringBuilder();
        answers.append(shop.get("/api/customers/" + person.id).ok());
        person.orders.forEach(order -> answers.append(shop.order(order)));
        assertThat(ErasedShopper.foundIn(answers.toString().getBytes(StandardCharsets.UTF_8), ErasedShopper.WORDS))
                .isEmpty();
        person.register().refused(410, "answer-erased");
    }

    private byte[] everyRow() {
        List<String> rows = new ArrayList<>();
        for (String table : readJdbc.queryForList(
                "select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('public', 'read_model') and table_type = 'BASE TABLE'",
                String.class)) {
            // Bytes as the text they are, where they are: PostgreSQL would show them in hexadecimal.
            readJdbc.query("select * from " + table, row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    rows.add(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : String.valueOf(value));
                }
            });
        }
        assertThat(rows).hasSizeGreaterThan(500);
        return String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    }
}
