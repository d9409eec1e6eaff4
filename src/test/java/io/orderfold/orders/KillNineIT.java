package io.orderfold.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.OrderfoldApplication;
import io.orderfold.TestShop;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real application in a process of its own, killed without warning while eight callers write. */
class KillNineIT {

    private static final int WRITERS = 8;
    private static final int STOCK = 1_000_000;

    @TempDir
    private Path data;

    /** What each order was acknowledged to be. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        Process process = null;
        try {
            int port = freePort();
            process = start(port);
            TestShop shop = await(process, port);
            String sku = shop.product("5.00", STOCK);
            String customer = shop.customer();

            for (int kill = 1; kill <= 2; kill++) {
                int before = acknowledged.size();
                writeUntilKilled(process, shop, customer, sku);
                assertThat(acknowledged).hasSizeGreaterThan(before + 20);
                port = freePort();
                process = start(port);
                shop = await(process, port);
                everyAcknowledgedOrderIsThere(shop);
            }
            everyPlacedOrderIsConfirmedOnce(shop, sku);
        } finally {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private void writeUntilKilled(Process process, TestShop shop, String customer, String sku) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Integer>> written = IntStream.range(0, WRITERS)
                    .mapToObj(n -> writers.submit(() -> write(shop, customer, sku)))
                    .toList();
            Thread.sleep(4_000);
            process.destroyForcibly().waitFor();
            for (Future<Integer> count : written) {
                assertThat(count.get(60, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    /** Drafts and places orders until nobody answers any more. */
    private int write(TestShop shop, String customer, String sku) {
        int answers = 0;
        try {
            while (true) {
                String order = UUID.randomUUID().toString();
                String body =
                        TestShop.draftBody(customer, sku, 1).replaceFirst("\\{", "{\"orderId\": \"" + order + "\", ");
                shop.send("POST", "/api/orders", body, Map.of()).ok();
                acknowledged.put(order, "DRAFT");
                shop.send("POST", "/api/orders/" + order + "/place", null, Map.of())
                        .ok();
                acknowledged.put(order, "PLACED");
                answers++;
            }
        } catch (IOException killed) {
            return answers;
        }
    }

    private void everyAcknowledgedOrderIsThere(TestShop shop) {
        acknowledged.forEach((order, status) -> {
            JsonNode view = shop.order(order);
            assertThat(view.path("lines").size()).isEqualTo(1);
            if (status.equals("PLACED")) {
                assertThat(view.path("status").asString()).isIn("PLACED", "CONFIRMED");
            }
        });
    }

    private void everyPlacedOrderIsConfirmedOnce(TestShop shop, String sku) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> shop.get("/api/orders?status=PLACED&limit=1")
                .ok()
                .path("items")
                .isEmpty());
        long placed = acknowledged.values().stream().filter("PLACED"::equals).count();
        long confirmed = count(shop, "/api/orders?status=CONFIRMED&limit=200");
        assertThat(confirmed).isGreaterThanOrEqualTo(placed);
        JsonNode stock = shop.stock(sku);
        assertThat(stock.path("reserved").asLong()).isEqualTo(confirmed);
        assertThat(stock.path("onHand").asLong()).isEqualTo(STOCK);
    }

    private static long count(TestShop shop, String path) {
        long count = 0;
        String cursor = "";
        while (true) {
            JsonNode page = shop.get(path + cursor).ok();
            count += page.path("items").size();
            if (!page.hasNonNull("nextCursor")) {
                return count;
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        shippedClassPath(),
                        OrderfoldApplication.class.getName(),
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--orderfold.data-dir=" + data.resolve("data"),
                        "--orderfold.security.admin-password=" + TestShop.PASSWORD,
                        "--orderfold.payments.provider=simulator")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("shop.log").toFile()))
                .start();
    }

    /** What this test runs on, less the tests themselves. */
    private static String shippedClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static TestShop await(Process process, int port) {
        TestShop shop = new TestShop(port);
        Awaitility.await("start")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .failFast("the application ended", () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() ->
                        shop.send("GET", "/actuator/health", null, Map.of()).status() == 200);
        return shop;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
