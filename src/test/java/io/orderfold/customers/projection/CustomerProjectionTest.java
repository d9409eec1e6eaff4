package io.orderfold.customers.projection;

import static io.orderfold.customers.CustomerFixture.AT_WORK;
import static io.orderfold.customers.CustomerFixture.EMAIL;
import static io.orderfold.customers.CustomerFixture.HOME;
import static io.orderfold.customers.CustomerFixture.NAME;
import static io.orderfold.customers.CustomerFixture.WORK;
import static io.orderfold.customers.CustomerFixture.cameWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.orderfold.catalogue.SmallShopTest;
import io.orderfold.customers.AddressUse;
import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerAddress;
import io.orderfold.customers.CustomerAliases;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.AddAddress;
import io.orderfold.customers.command.CustomerCommand.ChangeAddress;
import io.orderfold.customers.command.CustomerCommand.ChangeCustomerDetails;
import io.orderfold.customers.command.CustomerCommand.ChooseDefaultAddress;
import io.orderfold.customers.command.CustomerCommand.MergeCustomer;
import io.orderfold.customers.command.CustomerCommand.NewEmail;
import io.orderfold.customers.command.CustomerCommand.RecordConsent;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.customers.command.CustomerCommand.RemoveAddress;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in, rows out; and the same rows once more by replay. */
class CustomerProjectionTest extends SmallShopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private CommandGateway commands;

    @Autowired
    private CustomerRows rows;

    @Autowired
    private CustomerDirectory directory;

    @Autowired
    private CustomerAliases aliases;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    private CustomerView awaitVersion(CustomerId id, long version) {
        await().atMost(PATIENCE)
                .until(() ->
                        rows.table().find(id.value()).map(CustomerView::version).orElse(-1L) == version);
        return rows.table().find(id.value()).orElseThrow();
    }

    private List<Map<String, Object>> allRows() {
        return readJdbc.queryForList("select * from customers order by customer_id");
    }

    @Test
    void keepsWhatIsKnownNow() {
        CustomerId id = new CustomerId("row-1");
        commands.sendAndWait(new RegisterCustomer(id, NAME, EMAIL, List.of(HOME)));
        commands.sendAndWait(new ChangeCustomerDetails(id, null, new NewEmail(null), List.of(WORK, HOME)));

        CustomerView customer = awaitVersion(id, 1);
        assertThat(customer.name()).isEqualTo(NAME);
        assertThat(customer.email()).isNull();
        assertThat(customer.addresses()).extracting(CustomerAddress::address).containsExactly(WORK, HOME);
        assertThat(customer.updatedAt()).isAfterOrEqualTo(customer.registeredAt());
    }

    @Test
    void keepsPersonalDataOutOfEveryColumn() {
        CustomerId id = new CustomerId("row-2");
        commands.sendAndWait(new RegisterCustomer(id, NAME, EMAIL, List.of(HOME)));
        awaitVersion(id, 0);

        Map<String, Object> row = readJdbc.queryForMap("select * from customers where customer_id = ?", id.value());
        assertThat(row.toString()).doesNotContain("Ada", "example.org", "Berlin");
    }

    @Test
    void knowsACustomerAtOnce() {
        CustomerId id = new CustomerId("row-3");
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> directory.require(id))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("customer-not-found");
                    assertThat(refusal.kind()).isEqualTo(Rejection.Kind.NOT_FOUND);
                });
        commands.sendAndWait(RegisterCustomer.unnamed(id));
        directory.require(id);
    }

    @Test
    void sendsOnWhoWasMergedAtOnceAndKnowsTheOtherNames() {
        CustomerId duplicate = new CustomerId("row-4");
        CustomerId stays = new CustomerId("row-5");
        commands.sendAndWait(RegisterCustomer.unnamed(duplicate));
        commands.sendAndWait(RegisterCustomer.unnamed(stays));
        directory.require(duplicate);
        assertThat(aliases.alsoKnownAs(stays)).isEmpty();
        assertThat(aliases.alsoKnownAs(new CustomerId("row-of-nobody"))).isEmpty();

        commands.sendAndWait(new MergeCustomer(duplicate, stays, "registered twice"));

        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> directory.require(duplicate))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("customer-merged");
                    assertThat(refusal.details()).containsEntry("mergedInto", stays.value());
                });
        directory.require(stays);
        assertThat(aliases.alsoKnownAs(stays)).containsExactly(duplicate);
        assertThat(aliases.alsoKnownAs(duplicate)).isEmpty();
        awaitVersion(duplicate, 1);
        assertThat(readJdbc.queryForObject(
                        "select merged_into from customers where customer_id = 'row-4'", String.class))
                .isEqualTo("row-5");
    }

    /** Each of two wants to stand for the other, at the same moment. */
    @RepeatedTest(20)
    void mergesOnlyOneOfTwoIntoTheOther() throws Exception {
        CustomerId one = CustomerId.random();
        CustomerId other = CustomerId.random();
        commands.sendAndWait(RegisterCustomer.unnamed(one));
        commands.sendAndWait(RegisterCustomer.unnamed(other));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService managers = Executors.newFixedThreadPool(2);
        List<Future<String>> answers = new ArrayList<>();
        for (MergeCustomer merge :
                List.of(new MergeCustomer(one, other, "same"), new MergeCustomer(other, one, "same"))) {
            answers.add(managers.submit(() -> {
                together.await();
                try {
                    commands.sendAndWait(merge);
                    return "merged";
                } catch (Rejection refused) {
                    return refused.code();
                }
            }));
        }
        managers.shutdown();

        assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                .containsOnlyOnce("merged")
                .containsAnyOf("customer-merged", "customer-stands-for-others");
        boolean first = answers.get(0).get().equals("merged");
        CustomerId merged = first ? one : other;
        CustomerId stays = first ? other : one;
        assertThat(aliases.alsoKnownAs(stays)).containsExactly(merged);
        assertThat(aliases.alsoKnownAs(merged)).isEmpty();
        directory.require(stays);
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> directory.require(merged));
    }

    @Test
    void makesTheSameRowsAgainByReplay() {
        for (int i = 0; i < 20; i++) {
            commands.sendAndWait(new RegisterCustomer(new CustomerId("replay-" + i), NAME, EMAIL, List.of(HOME)));
        }
        CustomerId busy = new CustomerId("replay-8");
        commands.sendAndWait(new AddAddress(busy, AT_WORK, WORK));
        commands.sendAndWait(new ChooseDefaultAddress(busy, cameWith(1), AddressUse.BILLING));
        commands.sendAndWait(new ChangeCustomerDetails(busy, null, new NewEmail(null), null));
        commands.sendAndWait(new ChangeAddress(busy, cameWith(1), null, WORK));
        commands.sendAndWait(new RecordConsent(busy, new ConsentPurpose("newsletter"), true, "checkout"));
        commands.sendAndWait(new RecordConsent(busy, new ConsentPurpose("newsletter"), false, "phone"));
        commands.sendAndWait(new RemoveAddress(busy, cameWith(0)));
        commands.sendAndWait(new MergeCustomer(new CustomerId("replay-9"), busy, "registered twice"));
        for (int i = 0; i < 20; i++) {
            awaitVersion(new CustomerId("replay-" + i), i == 8 ? 8 : i == 9 ? 1 : 0);
        }
        get("/api/customers").ok(200);
        List<Map<String, Object>> before = allRows();
        StreamingEventProcessor processor = processing
                .eventProcessor("customers.projection", StreamingEventProcessor.class)
                .orElseThrow();

        processor.shutDown();
        readJdbc.update("delete from customers where customer_id = 'replay-8'");
        assertThat(allRows()).isNotEqualTo(before);
        processor.resetTokens();
        assertThat(allRows()).isEmpty();
        processor.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(allRows()).isEqualTo(before));
    }
}
