package io.orderfold.demo.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import java.util.List;

/** An order of the demo, and how far it is brought. */
record DemoOrder(String name, CustomerId customer, List<RequestedLine> lines, Goal goal) {

    /** Where an order of the demo ends. */
    enum Goal {
        DRAFT,
        /** Placed, and short of a product that has to be delivered first. */
        SHORT,
        /** Placed, and waiting for money after a declined payment. */
        UNPAID,
        HELD,
        CONFIRMED,
        PARTIALLY_SHIPPED,
        SHIPPED,
        COMPLETED,
        CANCELLED
    }

    OrderId id() {
        return new OrderId(NameBasedId.of("demo", "order", name));
    }

    static RequestedLine line(String sku, int quantity) {
        return new RequestedLine(new Sku(sku), quantity, null);
    }

    /** The draft comes last: once it is there, so is all else. */
    static List<DemoOrder> all() {
        return List.of(
                order("completed", "anna", Goal.COMPLETED, line("MUG-BLUE", 4), line("TEA-ASSAM", 2)),
                order("completed-too", "ben", Goal.COMPLETED, line("TOWEL-LINEN", 3)),
                order("shipped", "carla", Goal.SHIPPED, line("TEAPOT-1L", 1), line("TEA-ASSAM", 1)),
                order("partly", "ben", Goal.PARTIALLY_SHIPPED, line("MUG-BLUE", 2), line("BOWL-OAK", 1)),
                order("confirmed", "anna", Goal.CONFIRMED, line("BOWL-OAK", 2), line("GIFT-CARD", 1)),
                order("held", "carla", Goal.HELD, line("TOWEL-LINEN", 12)),
                order("unpaid", "ben", Goal.UNPAID, line("LAMP-DESK", 1)),
                order("short", "anna", Goal.SHORT, line("CLOCK-WALL", 5)),
                order("cancelled", "carla", Goal.CANCELLED, line("MUG-BLUE", 1)),
                order("draft", "anna", Goal.DRAFT, line("TEAPOT-1L", 1), line("MUG-BLUE", 6)));
    }

    private static DemoOrder order(String name, String customer, Goal goal, RequestedLine... lines) {
        return new DemoOrder(name, new CustomerId("demo-" + customer), List.of(lines), goal);
    }
}
