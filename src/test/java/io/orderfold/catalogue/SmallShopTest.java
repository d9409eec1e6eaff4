package io.orderfold.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.access.Accounts;
import io.orderfold.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real HTTP, the real log and real rows, with an account for each role. */
@SpringBootTest(
        classes = SmallShop.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:small-shop;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
public abstract class SmallShopTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @BeforeEach
    void openAccounts() {
        for (Role role : Role.values()) {
            if (accounts.all().stream().noneMatch(account -> account.name().equals(role.code()))) {
                accounts.create(role.code(), password(role), Set.of(role));
            }
        }
    }

    private static String password(Role role) {
        return role.code().repeat(4);
    }

    /** What came back: the status, the headers, and the body as JSON, if it is that. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** Expects that it went well. */
        public JsonNode ok(int status) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            return json();
        }

        /** Expects a refusal with that code, that names {@code field} unless null. */
        public JsonNode refused(int status, String code, @Nullable String field) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.at("/type").asString()).isEqualTo("urn:orderfold:problem:" + code);
            assertThat(problem.at("/status").asInt()).isEqualTo(status);
            if (field != null) {
                assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
            }
            return problem;
        }
    }

    protected Answer get(String path) {
        return call(Role.VIEWER, "GET", path, null, Map.of("Prefer", "wait=20"));
    }

    protected Answer post(String path, String body) {
        return call(Role.MANAGER, "POST", path, body, Map.of());
    }

    protected Answer put(String path, String body) {
        return call(Role.MANAGER, "PUT", path, body, Map.of());
    }

    protected Answer patch(String path, String body) {
        return call(Role.MANAGER, "PATCH", path, body, Map.of());
    }

    protected Answer delete(String path) {
        return call(Role.MANAGER, "DELETE", path, null, Map.of());
    }

    protected Answer call(Role role, String method, String path, @Nullable String body, Map<String, String> headers) {
        String credentials = role.code() + ":" + password(role);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
