package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are refused before anybody asks what they are about, byte for byte as somebody might send them. */
class RefusedUrlsTest extends RunningShopTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/orders//x",
                "GET //api/orders",
                "GET /api/orders;a=b",
                "GET /api/./orders",
                "GET /api/../api/orders",
                "GET /api/orders/%2F",
                "GET /api/orders/%5C",
                "GET /api/orders/%00",
                "GET /api/orders/%25",
                "GET /api/orders/%zz",
                "GET /api/orders/a|b",
                "GET /api/orders?q=<x>",
                "POST /api//orders",
                "TRACE2 /api/orders"
            })
    void answersWithAProblem(String asked) throws IOException {
        String answer = answer(asked);
        assertThat(answer).as(asked).startsWith("HTTP/1.1 400");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.path("type").asString()).isEqualTo("urn:orderfold:problem:malformed-request");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("title").asString()).isEqualTo("Malformed request");
        assertThat(problem.path("detail").asString()).isNotBlank();
    }

    private String answer(String asked) throws IOException {
        String credentials =
                Base64.getEncoder().encodeToString(("admin:" + TestShop.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((asked + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + credentials
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
