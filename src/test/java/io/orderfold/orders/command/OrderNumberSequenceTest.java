package io.orderfold.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class OrderNumberSequenceTest {

    private static final int NODES = 8;
    private static final int ORDERS = 200;

    DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:order-numbers;DB_CLOSE_DELAY=-1");
        return database;
    }

    String vendor() {
        return "h2";
    }

    @Test
    void givesEachNumberOnceAndGrowingOnEachNode() throws Exception {
        DataSource database = database();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/write/common", "classpath:db/migration/write/" + vendor())
                .load()
                .migrate();
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Future<List<Long>>> drawn = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                OrderNumberSequence sequence = new OrderNumberSequence(new JdbcTemplate(database));
                drawn.add(nodes.submit(() -> {
                    List<Long> numbers = new ArrayList<>();
                    for (int i = 0; i < ORDERS; i++) {
                        numbers.add(Long.valueOf(sequence.next()));
                    }
                    return numbers;
                }));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> numbers : drawn) {
                assertThat(numbers.get()).isSorted();
                all.addAll(numbers.get());
            }
            assertThat(all).hasSize(NODES * ORDERS).doesNotHaveDuplicates().allMatch(number -> number > 10_000);
        } finally {
            nodes.shutdownNow();
        }
    }
}
