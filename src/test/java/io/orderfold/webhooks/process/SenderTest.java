package io.orderfold.webhooks.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.orderfold.webhooks.command.TargetRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers of all kinds, on this machine. */
class SenderTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger lookUps = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        threads.shutdownNow();
    }

    private Sender sender(boolean privateAllowed, CheckedAddresses.Names names, @Nullable SSLContext trust) {
        Sender sender = new Sender(
                TargetRules.of(privateAllowed, true),
                TIMEOUT,
                host -> {
                    lookUps.incrementAndGet();
                    return names.find(host);
                },
                trust);
        open.add(sender::destroy);
        return sender;
    }

    private Sender lax() {
        return sender(true, InetAddress::getAllByName, null);
    }

    private HttpServer server(com.sun.net.httpserver.HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        start(server, handler);
        return server;
    }

    private void start(HttpServer server, com.sun.net.httpserver.HttpHandler handler) {
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        open.add(() -> server.stop(0));
    }

    /** One that says whatever it likes, whether it is HTTP or not. */
    private int raw(RawAnswer answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(server);
        threads.submit(() -> {
            while (true) {
                Socket socket = server.accept();
                threads.submit(() -> {
                    try (socket) {
                        InputStream in = socket.getInputStream();
                        in.read(new byte[10_000]);
                        answer.to(socket.getOutputStream());
                    }
                    return null;
                });
            }
        });
        return server.getLocalPort();
    }

    private interface RawAnswer {
        void to(OutputStream out) throws Exception;
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void postsToTheAddressThatWasLookedUpUnderTheNameThatWasGiven() throws Exception {
        List<String> hosts = new CopyOnWriteArrayList<>();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = server(exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    + exchange.getRequestHeaders().getFirst("webhook-id")
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.getResponseHeaders().set("Retry-After", "17");
            exchange.sendResponseHeaders(503, 4);
            exchange.getResponseBody().write("busy".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        int port = server.getAddress().getPort();

        Outcome outcome = sender(true, host -> loopback(), null)
                .send("http://hook.example:" + port + "/a?b=c", Map.of("webhook-id", "7"), BODY);

        assertThat(outcome.status()).isEqualTo(503);
        assertThat(outcome.answer()).isEqualTo("busy");
        assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(outcome.isAboutTheReceiver()).isTrue();
        assertThat(hosts).containsExactly("hook.example:" + port);
        assertThat(bodies).containsExactly("{}7application/json");
        assertThat(lookUps).hasValue(1);
    }

    /** DNS rebinding: each look-up answers something else. What was checked is what is connected to. */
    @Test
    void looksANameUpOnceForEachConnection() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = server(exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        // What was checked is connected to: whoever looked a second time would find the metadata of a cloud.
        Deque<InetAddress> answers = new ArrayDeque<>(List.of(address("127.0.0.1"), address("169.254.169.254")));
        Sender sender = sender(true, host -> new InetAddress[] {answers.pop()}, null);
        String url = "http://rebind.example:" + server.getAddress().getPort() + "/";

        assertThat(sender.send(url, Map.of(), BODY).status()).isEqualTo(200);
        assertThat(lookUps).hasValue(1);
        assertThat(asked).hasValue(1);

        assertThat(sender.send(url, Map.of(), BODY).error()).startsWith("address-refused:");
        assertThat(lookUps).as("a connection of its own, checked anew").hasValue(2);
        assertThat(asked).hasValue(1);
    }

    @Test
    void refusesANameOneOfWhoseAddressesIsPrivate() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = server(exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        Sender sender = sender(false, host -> new InetAddress[] {address("93.184.215.14"), address("127.0.0.1")}, null);
        Outcome outcome =
                sender.send("http://both.example:" + server.getAddress().getPort() + "/", Map.of(), BODY);
        assertThat(outcome.error()).startsWith("address-refused");
        assertThat(asked).hasValue(0);
    }

    @Test
    void refusesLiteralsThatLeadHome() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = server(exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        int port = server.getAddress().getPort();
        Sender strict = sender(false, InetAddress::getAllByName, null);
        for (String host : List.of("127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost")) {
            Outcome outcome = strict.send("http://" + host + ":" + port + "/", Map.of(), BODY);
            assertThat(outcome.isDelivered()).as(host).isFalse();
            assertThat(outcome.status()).as(host).isNull();
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void followsNoRedirect() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer target = server(exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            HttpServer server = server(exchange -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://127.0.0.1:" + target.getAddress().getPort() + "/");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            Outcome outcome =
                    lax().send("http://127.0.0.1:" + server.getAddress().getPort() + "/", Map.of(), BODY);
            assertThat(outcome.status()).isEqualTo(status);
            assertThat(outcome.error()).startsWith("redirect");
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void readsTheBeginningOfAnAnswerWithoutEnd() throws Exception {
        CountDownLatch cutOff = new CountDownLatch(1);
        int port = raw(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                while (true) {
                    out.write(chunk);
                }
            } catch (IOException closed) {
                cutOff.countDown();
            }
        });
        Outcome outcome = lax().send("http://127.0.0.1:" + port + "/", Map.of(), BODY);
        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.answer()).isEqualTo("x".repeat(1_000));
        assertThat(cutOff.await(30, TimeUnit.SECONDS)).as("nobody reads on").isTrue();
    }

    /** A byte now and then keeps a socket's own timeout from ever passing. */
    @Test
    void breaksOffWhatDripsWhenItsTimeIsOver() throws Exception {
        int port = raw(out -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        });
        Outcome outcome = lax().send("http://127.0.0.1:" + port + "/", Map.of(), BODY);
        assertThat(outcome.error()).startsWith("timeout:");
        assertThat(outcome.isAboutTheReceiver()).isTrue();
        assertThat(outcome.took()).isBetween(TIMEOUT.minusMillis(200), TIMEOUT.multipliedBy(10));
    }

    @Test
    void breaksOffWhatSaysNothing() throws Exception {
        int port = raw(out -> TimeUnit.SECONDS.sleep(60));
        Outcome outcome = lax().send("http://127.0.0.1:" + port + "/", Map.of(), BODY);
        assertThat(outcome.error()).startsWith("timeout:");
    }

    @Test
    void tellsWhoIsNotThere() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(lax().send("http://127.0.0.1:" + port + "/", Map.of(), BODY).error())
                .startsWith("not-connected:");
        Sender nobody = sender(
                true,
                host -> {
                    throw new UnknownHostException(host);
                },
                null);
        assertThat(nobody.send("http://nobody.example/", Map.of(), BODY).error())
                .startsWith("unknown-host:");
        assertThat(lax().send("http://127.0.0.1:22/", Map.of(), BODY).error()).startsWith("address-refused:");
        assertThat(lax().send("no address", Map.of(), BODY).error()).startsWith("malformed-url:");
    }

    @Test
    void checksTheCertificateAgainstTheNameAndNotTheAddress(@TempDir Path folder) throws Exception {
        SSLContext context = context(folder, "hook.example");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        start(server, exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        int port = server.getAddress().getPort();
        Sender sender = sender(true, host -> loopback(), context);

        assertThat(sender.send("https://hook.example:" + port + "/", Map.of(), BODY)
                        .status())
                .isEqualTo(204);
        assertThat(sender.send("https://other.example:" + port + "/", Map.of(), BODY)
                        .error())
                .startsWith("tls:");
        assertThat(sender(true, host -> loopback(), null)
                        .send("https://hook.example:" + port + "/", Map.of(), BODY)
                        .error())
                .as("a certificate that nobody vouches for")
                .startsWith("tls:");
    }

    private static SSLContext context(Path folder, String host) throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
