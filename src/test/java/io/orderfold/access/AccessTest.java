package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real HTTP against the kernel and access, with one account for each role; its password is the name, four times. */
@SpringBootTest(
        classes = AccessApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:access;DB_CLOSE_DELAY=-1",
            "orderfold.security.admin-password=" + AccessTest.ADMIN_PASSWORD
        })
abstract class AccessTest {

    static final String ADMIN_PASSWORD = "admin-of-the-test";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @BeforeEach
    void accountsForEachRole() {
        for (Role role : Role.values()) {
            if (accounts.all().stream().noneMatch(account -> account.name().equals(role.code()))) {
                accounts.create(role.code(), passwordOf(role.code()), Set.of(role));
            }
        }
    }

    static String passwordOf(String name) {
        return name.equals(FirstOperator.NAME) ? ADMIN_PASSWORD : name.repeat(4);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpRequest.Builder as(String name, String path) {
        return request(path).header("Authorization", basic(name, passwordOf(name)));
    }

    static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode body(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(body(response).get("type").asString()).isEqualTo("urn:orderfold:problem:" + code);
        assertThat(body(response).get("status").asInt()).isEqualTo(status);
    }
}
