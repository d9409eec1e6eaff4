package io.orderfold.kernel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderQuery.FindOrder;
import io.orderfold.orders.query.OrderView;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Versions of tables: filled from the log, read, switched to, dropped, and given their plain names back. */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:version-filling;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.rebuilds.keep-replaced=PT0.5S"
        })
public class VersionFillingTest extends RunningShopTest {

    private static final String ORDERS = "orders.projection";

    @Autowired
    private VersionFilling filling;

    @Autowired
    private TableVersions versions;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private PlatformTransactionManager writeTransactions;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Autowired
    @Qualifier(Databases.READ)
    private DataSource readDataSource;

    private final List<Fill> fills = new ArrayList<>();

    @Test
    void fillsEveryGroupBesideTheServingTablesWithTheSameRows() {
        shop.awaitShipment(shop.placed(shop.customer(), shop.product("10.00", 5), 2));
        awaitQuiet();

        Fill fill = begin(filling.groups(), null);
        filling.complete(fill);

        for (String group : filling.groups()) {
            int version = fill.versions().get(group);
            for (Rebuildable projection : filling.of(group)) {
                projection.shape().names().forEach(table -> assertThat(rows(table, version))
                        .as(table)
                        .containsExactlyInAnyOrderElementsOf(rows(table, versions.serving(group))));
                projection.shape().names().forEach(table -> assertThat(structure(table, version))
                        .as("indexes and constraints of " + table)
                        .isEqualTo(structure(table, versions.serving(group))));
            }
        }
        assertThat(rows("orders", versions.serving(ORDERS))).isNotEmpty();
        assertThat(fill.progress().eventsRead())
                .isEqualTo(writeJdbc.queryForObject("select count(*) from events", Long.class));
        assertThat(fill.behind()).isZero();
    }

    @Test
    void answersQueriesFromAStateOfLongAgo() throws InterruptedException {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        Thread.sleep(5);
        Instant then = Instant.now();
        Thread.sleep(5);
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 7}", Map.of())
                .ok();
        String later = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        shop.order(later);

        Fill fill = begin(filling.groups(), then);
        filling.complete(fill);

        assertThat(find(order))
                .hasValueSatisfying(now -> assertThat(now.version()).isEqualTo(1));
        versions.within(fill.versions(), () -> {
            assertThat(find(order)).hasValueSatisfying(was -> {
                assertThat(was.version()).isZero();
                assertThat(was.lines().get(0).quantity()).isEqualTo(2);
            });
            assertThat(find(later)).isEmpty();
            return true;
        });
        assertThat(find(later)).isPresent();
    }

    @Test
    void servesAnotherVersionUnderThePlainNamesToo() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        shop.order(order);
        for (int round = 0; round < 2; round++) {
            Fill fill = begin(Set.of(ORDERS), null);
            filling.complete(fill);
            assertThat(filling.switchTo(fill, () -> true)).isTrue();

            assertThat(versions.serving(ORDERS)).isEqualTo(fill.versions().get(ORDERS));
            shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + (5 + round) + "}", Map.of())
                    .ok();
            assertThat(shop.order(order).at("/lines/0/quantity").asInt()).isEqualTo(5 + round);
            int quantity = 5 + round;
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                filling.tidyUp();
                assertThat(readJdbc.queryForList(
                                "select quantity from order_lines where order_id = ?", Integer.class, order))
                        .containsExactly(quantity);
            });
        }
        List<String> served = structure("orders", versions.serving(ORDERS));

        PlainNames.restore(readDataSource, schema());

        await().until(() -> versions.serving(ORDERS) == TableVersions.FIRST);
        assertThat(structure("orders", TableVersions.FIRST)).isEqualTo(served);
        assertThat(readJdbc.queryForList(
                        "select table_type from information_schema.tables where lower(table_name) like 'orders%'"
                                + " and table_schema = ?",
                        String.class, schema()))
                .singleElement()
                .isEqualTo("BASE TABLE");
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 9}", Map.of())
                .ok();
        assertThat(shop.order(order).at("/lines/0/quantity").asInt()).isEqualTo(9);
        PlainNames.restore(readDataSource, schema());
        assertThat(shop.order(order).at("/lines/0/quantity").asInt()).isEqualTo(9);
    }

    @Test
    void aFillThatFailsOrIsCancelledLeavesNothingBehind() {
        String poison = shop.customer();
        String order = shop.draft(poison, shop.product("10.00", 0), 2);
        shop.order(order);
        Fill fill = begin(Set.of(ORDERS), null);
        int version = fill.versions().get(ORDERS);
        readJdbc.execute("alter table orders_v" + version + " add constraint no_poison_v" + version
                + " check (customer_id <> '" + poison + "')");

        assertThatThrownBy(() -> filling.complete(fill))
                .isInstanceOf(FillFailure.class)
                .hasMessageContaining(order)
                .hasMessageNotContaining(poison);
        filling.drop(fill);
        Fill other = begin(Set.of(ORDERS), null);
        other.cancel();
        assertThatThrownBy(() -> filling.complete(other)).isInstanceOf(CancellationException.class);
        filling.drop(other);

        assertThat(tables()).noneMatch(name -> name.matches("orders_v" + version));
        assertThat(find(order)).isPresent();
    }

    @Test
    void losesNoEventThatIsCommittedLateBeforeDuringOrAfterTheSwitch() throws InterruptedException {
        String[] customers = new String[3];
        // Each draws a number and then keeps everybody waiting: until the fill is complete, until it serves, for
        // longer.
        Late beforeTheSwitch = new Late();
        Late duringTheSwitch = new Late();
        Late afterTheSwitch = new Late();
        customers[0] = beforeTheSwitch.customer;
        customers[1] = duringTheSwitch.customer;
        customers[2] = afterTheSwitch.customer;
        // Has a higher number, and is there before them.
        shop.get("/api/customers/" + shop.customer() + "?minVersion=0").ok();

        Fill fill = begin(Set.of("customers.projection"), null);
        filling.complete(fill);
        beforeTheSwitch.commit();
        filling.switchTo(fill, () -> {
            duringTheSwitch.commit();
            return true;
        });
        afterTheSwitch.commit();

        for (String customer : customers) {
            await(customer).atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(readJdbc.queryForList(
                            "select version from customers_v" + fill.versions().get("customers.projection")
                                    + " where customer_id = ?",
                            Long.class,
                            customer))
                    .containsExactly(0L));
        }
    }

    /** A transaction that has appended an event and is in no hurry. */
    private final class Late {

        private final String customer = UUID.randomUUID().toString();
        private final CompletableFuture<Void> appended = new CompletableFuture<>();
        private final CompletableFuture<Void> go = new CompletableFuture<>();
        private final CompletableFuture<Void> done;

        Late() {
            done = CompletableFuture.runAsync(
                    () -> new TransactionTemplate(writeTransactions).executeWithoutResult(transaction -> {
                        engine.appendEvents(new GenericDomainEventMessage<CustomerEvent>(
                                "Customer", "customer:" + customer, 0, registered(customer)));
                        appended.complete(null);
                        go.join();
                    }),
                    task -> new Thread(task, "late").start());
            appended.join();
        }

        void commit() {
            go.complete(null);
            done.join();
        }
    }

    private static CustomerEvent registered(String customer) {
        return new CustomerRegistered(new CustomerId(customer), null, null, List.of());
    }

    private Fill begin(Collection<String> groups, Instant upTo) {
        Fill fill = filling.begin(groups, upTo);
        fills.add(fill);
        return fill;
    }

    @AfterEach
    void dropWhatDoesNotServe() {
        fills.forEach(filling::drop);
    }

    private Optional<OrderView> find(String order) {
        return queries.query(new FindOrder(OrderId.of(order)), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join();
    }

    private List<Map<String, Object>> rows(String table, int version) {
        return readJdbc.queryForList("select * from " + TableVersions.name(table, version));
    }

    private List<String> tables() {
        return readJdbc
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = ?",
                        String.class,
                        schema())
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private String schema() {
        try (var connection = readDataSource.getConnection()) {
            return connection.getSchema();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Columns with their types, indexes and constraints, by their plain names. */
    private List<String> structure(String table, int version) {
        List<String> structure = new ArrayList<>();
        try (var connection = readDataSource.getConnection()) {
            String name = TableVersions.name(table, version);
            String catalogued = isPostgres() ? name : name.toUpperCase(Locale.ROOT);
            try (var columns = connection.getMetaData().getColumns(null, schema(), catalogued, null)) {
                while (columns.next()) {
                    structure.add(columns.getString("COLUMN_NAME") + " " + columns.getString("TYPE_NAME") + " "
                            + columns.getInt("COLUMN_SIZE") + " " + columns.getInt("DECIMAL_DIGITS") + " "
                            + columns.getString("IS_NULLABLE") + " " + columns.getString("COLUMN_DEF"));
                }
            }
            try (var indexes = connection.getMetaData().getIndexInfo(null, schema(), catalogued, false, false)) {
                while (indexes.next()) {
                    String index = TableVersions.name(indexes.getString("INDEX_NAME"), TableVersions.FIRST);
                    // H2 makes up names of its own for those that have none.
                    structure.add((index.startsWith("PRIMARY_KEY") ? "key" : index) + " "
                            + indexes.getBoolean("NON_UNIQUE") + " " + indexes.getString("COLUMN_NAME") + " "
                            + indexes.getInt("ORDINAL_POSITION") + " " + indexes.getString("ASC_OR_DESC"));
                }
            }
        } catch (SQLException | DataAccessException e) {
            throw new IllegalStateException(e);
        }
        assertThat(structure).isNotEmpty();
        return structure;
    }

    private boolean isPostgres() throws SQLException {
        try (var connection = readDataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }
}
