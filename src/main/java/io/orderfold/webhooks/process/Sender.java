package io.orderfold.webhooks.process;

import io.orderfold.webhooks.command.TargetRules;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts a body somewhere. The receiver is a stranger: it may be slow, answer without end, send elsewhere, or have a name
 * that stands for an address of our own. So a connection is made to an address that was looked at and for one request only;
 * redirects are not followed; of the answer no more than the beginning is read; and after a time it is broken off, whatever
 * it is at.
 */
@Component
class Sender implements DisposableBean {

    private static final int MOST_READ = 1_000;
    private static final Duration LONGEST_HANDSHAKE = Duration.ofSeconds(5);
    private static final int MANY = 10_000;
    private static final ContentType JSON = ContentType.create("application/json");
    private static final String USER_AGENT = "Orderfold-Webhooks";

    private final TargetRules rules;
    private final Duration timeout;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "webhook-timer"));

    @Autowired
    Sender(TargetRules rules, WebhookSettings settings) {
        this(rules, settings.timeout, InetAddress::getAllByName, null);
    }

    /** @param trust whose certificates are believed; null for those the Java machine believes */
    Sender(TargetRules rules, Duration timeout, CheckedAddresses.Names names, @Nullable SSLContext trust) {
        this.rules = rules;
        this.timeout = timeout;
        Timeout whole = Timeout.of(timeout);
        Timeout handshake = Timeout.of(timeout.compareTo(LONGEST_HANDSHAKE) < 0 ? timeout : LONGEST_HANDSHAKE);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(rules, names))
                        .setTlsSocketStrategy(
                                trust == null
                                        ? DefaultClientTlsStrategy.createDefault()
                                        : new DefaultClientTlsStrategy(trust))
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setHandshakeTimeout(handshake)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(handshake)
                                .setSocketTimeout(whole)
                                .build())
                        // How many there are at a time is up to who sends.
                        .setMaxConnTotal(MANY)
                        .setMaxConnPerRoute(MANY)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(whole)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setContentCompressionEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    Outcome send(String address, Map<String, String> headers, byte[] body) {
        Instant at = Instant.now();
        long begun = System.nanoTime();
        HttpPost post;
        try {
            URI url = new URI(address);
            if (!rules.isAllowed(url)) {
                return Outcome.unanswered(at, Duration.ZERO, "address-refused: the settings do not allow " + address);
            }
            post = new HttpPost(url);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Outcome.unanswered(at, Duration.ZERO, "malformed-url: nothing can be sent to " + address);
        }
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, JSON));
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = timer.schedule(
                () -> {
                    late.set(true);
                    post.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(RoutingSupport.determineHost(post), post, null);
            String beginning = beginning(response.getEntity());
            return Outcome.answered(at, since(begun), response.getCode(), beginning, retryAfter(response, at));
        } catch (IOException | HttpException | RuntimeException e) {
            String error = late.get() ? "timeout: not done within " + timeout.toMillis() + " ms" : described(e);
            return Outcome.unanswered(at, since(begun), error);
        } finally {
            deadline.cancel(false);
            // Broken off, and not read to its end: it need not have one.
            post.cancel();
            Closer.closeQuietly(response);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static @Nullable String beginning(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return null;
        }
        InputStream content = entity.getContent();
        byte[] read = content == null ? new byte[0] : content.readNBytes(MOST_READ);
        if (read.length == 0) {
            return null;
        }
        // What is no text, and what a database can't keep, is replaced.
        String text = new String(read, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
        return text.length() > MOST_READ ? text.substring(0, MOST_READ) : text;
    }

    /** Seconds, or a date; whatever else it says is nothing. */
    static @Nullable Duration retryAfter(ClassicHttpResponse response, Instant now) {
        Header header = response.getFirstHeader("Retry-After");
        String value = header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? null : until;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String described(Exception e) {
        if (e instanceof CheckedAddresses.Refused) {
            return "address-refused: the name stands for an address that nothing is sent to";
        }
        if (e instanceof UnknownHostException) {
            return "unknown-host: nobody knows the name " + e.getMessage();
        }
        if (e instanceof SocketTimeoutException) {
            return "timeout: " + e.getMessage();
        }
        if (e instanceof ConnectException) {
            return "not-connected: " + e.getMessage();
        }
        if (e instanceof SSLException) {
            return "tls: " + e.getMessage();
        }
        return "broken-off: " + e.getClass().getSimpleName() + " " + e.getMessage();
    }

    @Override
    public void destroy() throws IOException {
        timer.shutdownNow();
        client.close();
    }
}
