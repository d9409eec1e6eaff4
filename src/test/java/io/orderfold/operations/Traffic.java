package io.orderfold.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.TestShop;
import io.orderfold.TestShop.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Clerks who draft and edit orders, and readers who read them, on one node or several. Each reader remembers the version it
 * has seen of each order; that a later answer is older, or none, is noted.
 */
final class Traffic {

    private static final int CLERKS = 2;
    private static final int READERS = 3;

    private final List<TestShop> nodes;
    private final Random random;
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    Traffic(List<TestShop> nodes, Random random) {
        this.nodes = nodes;
        this.random = random;
    }

    void begin() {
        String customer = nodes.get(0).customer();
        String sku = nodes.get(0).product("5.00", 0);
        draft(nodes.get(0), customer, sku);
        for (int i = 0; i < CLERKS; i++) {
            Random own = new Random(random.nextLong());
            thread("clerk-" + i, () -> {
                TestShop node = nodes.get(own.nextInt(nodes.size()));
                if (orders.size() < 300 && own.nextInt(3) == 0) {
                    draft(node, customer, sku);
                } else {
                    edit(node, orders.get(own.nextInt(orders.size())), own);
                }
                writes.incrementAndGet();
            });
        }
        for (int i = 0; i < READERS; i++) {
            Random own = new Random(random.nextLong());
            Map<String, Long> seen = new HashMap<>();
            thread("reader-" + i, () -> {
                TestShop node = nodes.get(own.nextInt(nodes.size()));
                String order = orders.get(own.nextInt(orders.size()));
                switch (own.nextInt(3)) {
                    case 0 -> readWhatWasWritten(node, order, seen);
                    case 1 -> readAgain(node, order, seen);
                    default -> list(node, seen);
                }
                reads.incrementAndGet();
            });
        }
    }

    private void thread(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    while (!ending) {
                        try {
                            work.run();
                        } catch (RuntimeException | AssertionError e) {
                            wrong.add(name + ": " + e);
                        }
                    }
                },
                name);
        thread.start();
        threads.add(thread);
    }

    private void draft(TestShop node, String customer, String sku) {
        String order = node.draft(customer, sku, 1);
        written.put(order, 0L);
        orders.add(order);
    }

    private void edit(TestShop node, String order, Random own) {
        Answer answer = node.call(
                "PATCH",
                "/api/orders/" + order + "/lines/1",
                "{\"quantity\": " + (1 + own.nextInt(900)) + "}",
                Map.of());
        if (answer.status() == 409) {
            return; // Another clerk was faster, several times.
        }
        written.merge(order, answer.ok().path("version").asLong(), Math::max);
    }

    private void readWhatWasWritten(TestShop node, String order, Map<String, Long> seen) {
        long version = written.get(order);
        JsonNode view = node.call(
                        "GET", "/api/orders/" + order + "?minVersion=" + version, null, Map.of("Prefer", "wait=20"))
                .ok();
        see(view, version, seen);
    }

    /** Without waiting for anything. */
    private void readAgain(TestShop node, String order, Map<String, Long> seen) {
        if (seen.containsKey(order)) {
            see(node.call("GET", "/api/orders/" + order, null, Map.of()).ok(), 0, seen);
        }
    }

    private void list(TestShop node, Map<String, Long> seen) {
        JsonNode page = node.call("GET", "/api/orders?limit=50", null, Map.of()).ok();
        if (page.path("items").isEmpty() && !seen.isEmpty()) {
            wrong.add("A list without any order");
        }
        page.path("items").forEach(item -> see(item, 0, seen));
    }

    private void see(JsonNode view, long atLeast, Map<String, Long> seen) {
        String order = view.path("orderId").asString();
        long version = view.path("version").asLong(-1);
        long before = Math.max(atLeast, seen.getOrDefault(order, 0L));
        if (version < before) {
            wrong.add("Order " + order + " was at " + before + " and is at " + version);
        }
        seen.merge(order, version, Math::max);
    }

    void end() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    void assertAllWell() {
        assertThat(wrong).isEmpty();
        assertThat(writes.get()).as("writes").isGreaterThan(20);
        assertThat(reads.get()).as("reads").isGreaterThan(50);
    }
}
