package io.orderfold.bench;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.ViewsAtHand;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long a command to an order takes, with the order that it is answered with: one of 10 events and one of 10,000 side
 * by side. Cold means that nothing of either is in memory.
 */
final class LongOrder {

    static final String HEAD = String.format(
            "%-12s %-28s %12s %12s %14s %8s",
            "store", "a command's answer", "10 events", "10,000", "90 % of these", "ratio");

    private static final double MOST = 2;
    private static final int FEW = 10;
    private static final int MANY = 10_000;
    private static final int WARM_UP = 150;
    private static final int MEASURED = 200;
    private static final Currency EUR = Currency.getInstance("EUR");

    private final String store;
    private final Function<Boolean, ConfigurableApplicationContext> start;
    private final List<String> report;
    private final List<String> tooSlow = new ArrayList<>();
    private int number;

    /** @param start the shop, with snapshots or without */
    LongOrder(String store, Function<Boolean, ConfigurableApplicationContext> start, List<String> report) {
        this.store = store;
        this.start = start;
        this.report = report;
    }

    /** What took more than twice as long, if anything did. */
    List<String> measure() throws InterruptedException {
        OrderId many;
        try (ConfigurableApplicationContext shop = start.apply(true)) {
            Clerk clerk = new Clerk(shop);
            clerk.open();
            many = clerk.draft();
            System.err.println(store + ": an order of " + MANY + " events");
            for (int i = 1; i < MANY; i++) {
                clerk.edit(many);
            }
            // What was still to be written and projected is not to be measured.
            Thread.sleep(3_000);
            compare(clerk, many, "with snapshots", true);
        }
        try (ConfigurableApplicationContext shop = start.apply(false)) {
            compare(new Clerk(shop), many, "without", false);
        }
        return tooSlow;
    }

    private void compare(Clerk clerk, OrderId many, String how, boolean counts) {
        for (boolean cold : new boolean[] {true, false}) {
            System.err.println(store + ": " + how + (cold ? ", cold" : ", in memory"));
            run(clerk, many, cold, counts ? WARM_UP : WARM_UP / 5);
            double[][] times = run(clerk, many, cold, counts ? MEASURED : MEASURED / 5);
            double few = times[0][times[0].length / 2];
            double most = times[1][times[1].length / 2];
            report.add(String.format(
                    Locale.ROOT,
                    "%-12s %-28s %9.2f ms %9.2f ms %11.2f ms %8.2f",
                    store,
                    how + (cold ? ", cold" : ", in memory"),
                    few,
                    most,
                    times[1][times[1].length * 9 / 10],
                    most / few));
            if (counts && most > MOST * few) {
                tooSlow.add(report.get(report.size() - 1));
            }
        }
    }

    /** In turn, so that whatever else goes on is shared; sorted. */
    private double[][] run(Clerk clerk, OrderId many, boolean cold, int times) {
        OrderId[] few = new OrderId[times];
        for (int i = 0; i < times; i++) {
            few[i] = clerk.draft();
            for (int event = 1; event < FEW; event++) {
                clerk.edit(few[i]);
            }
            clerk.answer(few[i]);
        }
        clerk.answer(many);
        double[][] taken = new double[2][times];
        for (int i = 0; i < times; i++) {
            taken[0][i] = clerk.timed(few[i], cold);
            taken[1][i] = clerk.timed(many, cold);
        }
        Arrays.sort(taken[0]);
        Arrays.sort(taken[1]);
        return taken;
    }

    private final class Clerk {

        private final CommandGateway commands;
        private final QueryGateway queries;
        private final AggregatesAtHand aggregates;
        private final ViewsAtHand views;

        Clerk(ConfigurableApplicationContext shop) {
            commands = shop.getBean(CommandGateway.class);
            queries = shop.getBean(QueryGateway.class);
            aggregates = shop.getBean(AggregatesAtHand.class);
            views = shop.getBean(ViewsAtHand.class);
        }

        void open() {
            commands.sendAndWait(
                    new RegisterProduct(new Sku("LONG"), "Edited", Money.of("9.90", EUR), "standard", false));
            commands.sendAndWait(RegisterCustomer.unnamed(new CustomerId("long")));
        }

        OrderId draft() {
            OrderId id = OrderId.random();
            commands.sendAndWait(new DraftOrder(
                    id, new CustomerId("long"), EUR, List.of(new RequestedLine(new Sku("LONG"), 1, null)), null));
            return id;
        }

        void edit(OrderId order) {
            commands.sendAndWait(new ChangeLineQuantity(order, LineId.of(1), 2 + number++ % 90));
        }

        OrderView answer(OrderId order) {
            return queries.query(new ReadOrderFromLog(order), ResponseTypes.instanceOf(OrderView.class))
                    .join();
        }

        double timed(OrderId order, boolean cold) {
            if (cold) {
                aggregates.removeAll();
                views.removeAll();
            }
            long begin = System.nanoTime();
            edit(order);
            answer(order);
            return (System.nanoTime() - begin) / 1e6;
        }
    }
}
