package io.orderfold.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.OrderfoldApplication;
import io.orderfold.TestShop;
import io.orderfold.webhooks.Receiver.Message;
import io.orderfold.webhooks.Receiver.Reply;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real application in a process of its own, killed while it sends, three times. */
class KilledWebhookIT {

    private static final int KILLS = 3;
    private static final int ORDERS_A_ROUND = 8;

    /** As many as are under way at a time. */
    private static final int PARALLEL = 4;

    @TempDir
    private Path data;

    @Test
    void losesNothingAndRepeatsOnlyWhatWasUnderWay() throws Exception {
        Process process = null;
        try (Receiver receiver = new Receiver()) {
            receiver.answers(message -> new Reply(200, Map.of(), "", Duration.ofMillis(60)));
            int port = freePort();
            process = start(port);
            TestShop shop = await(process, port);
            JsonNode made = shop.post(
                            "/api/webhooks",
                            "{\"name\": \"Test\", \"url\": \"" + receiver.url() + "\", \"events\": [\"Order*\"]}")
                    .ok();
            String webhook = "/api/webhooks/" + made.at("/webhook/webhookId").asString();
            String secret = made.path("secret").asString();
            String sku = shop.product("5.00", 1_000);
            String customer = shop.customer();
            List<String> orders = new ArrayList<>();
            Map<String, Long> underWay = new HashMap<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                int before = receiver.messages().size();
                for (int i = 0; i < ORDERS_A_ROUND; i++) {
                    orders.add(shop.placed(customer, sku, 1));
                }
                Awaitility.await("sending")
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> receiver.messages().size() >= before + 5);
                process.destroyForcibly().waitFor();
                // What the last moments before the kill brought may be known to the receiver alone.
                List<Message> soFar = receiver.messages();
                soFar.subList(Math.max(0, soFar.size() - PARALLEL), soFar.size())
                        .forEach(message -> underWay.merge(message.id(), 1L, Long::sum));
                port = freePort();
                process = start(port);
                shop = await(process, port);
            }
            for (String order : orders) {
                shop.awaitShipment(order);
            }
            TestShop last = shop;
            Awaitility.await("everything sent").atMost(Duration.ofMinutes(3)).until(() -> {
                JsonNode queue = last.get(webhook + "/queue").ok();
                return queue.path("pending").asInt() == 0;
            });

            for (String order : orders) {
                List<Integer> expected = versions(last, order);
                List<Integer> first = firsts(receiver.messages(), order);
                assertThat(first).as("all of them, in turn").containsExactlyElementsOf(expected);
            }
            assertThat(receiver.messages()).allMatch(message -> message.isSignedBy(secret));
            Map<String, Long> times =
                    receiver.messages().stream().collect(Collectors.groupingBy(Message::id, Collectors.counting()));
            times.forEach((id, count) -> assertThat(count)
                    .as("times that " + id + " was sent")
                    .isLessThanOrEqualTo(1 + underWay.getOrDefault(id, 0L)));
        } finally {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Versions of an order's own events, in the order in which they first came. */
    private static List<Integer> firsts(List<Message> messages, String order) {
        Set<String> seen = new HashSet<>();
        return messages.stream()
                .filter(message -> seen.add(message.id()))
                .map(message -> message.json().path("data"))
                .filter(sent -> sent.path("stream").asString().equals(order))
                .map(sent -> sent.path("version").asInt())
                .toList();
    }

    /** As the log has them. */
    private static List<Integer> versions(TestShop shop, String order) {
        List<Integer> versions = new ArrayList<>();
        JsonNode history = shop.get("/api/orders/" + order + "/history?aggregate=Order&limit=200")
                .ok();
        history.path("items")
                .forEach(entry -> versions.add(entry.path("version").asInt()));
        assertThat(versions).isNotEmpty();
        return versions;
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
                        "--orderfold.payments.provider=simulator",
                        "--orderfold.webhooks.allow-private-addresses=true",
                        "--orderfold.webhooks.allow-http=true",
                        "--orderfold.webhooks.parallel=" + PARALLEL,
                        "--orderfold.webhooks.heartbeat=PT1S")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("shop.log").toFile()))
                .start();
    }

    /** What this test runs on, less the tests themselves. */
    private static String shippedClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static TestShop await(Process process, int port) {
        TestShop shop = new TestShop(port);
        Awaitility.await("start")
                .atMost(Duration.ofSeconds(180))
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
