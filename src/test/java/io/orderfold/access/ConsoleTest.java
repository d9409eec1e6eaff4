package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest extends AccessTest {

    @Test
    void anOperatorOnThisMachineGetsIt() {
        HttpResponse<String> answer = send(as("operator", "/h2-console/"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("H2 Console");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
    }

    @Test
    void theRestOfTheApplicationIsNotToBeFramed() {
        assertThat(send(as("operator", "/")).headers().firstValue("X-Frame-Options"))
                .hasValue("DENY");
    }

    @Test
    void itsFormsNeedNoToken() {
        HttpResponse<String> answer = send(as("operator", "/h2-console/login.do?jsessionid=x")
                .header("Origin", "http://localhost:" + port)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("url=jdbc:h2:mem:access&user=sa&password=")));

        assertThat(answer.statusCode()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "clerk", "manager"})
    void nobodyElseGetsIt(String name) {
        assertProblem(send(as(name, "/h2-console/")), 403, "forbidden");
        assertProblem(send(as(name, "/h2-console")), 403, "forbidden");
        assertProblem(send(as(name, "/h2-console/login.jsp")), 403, "forbidden");
    }

    @Test
    void nobodyGetsItWithoutSigningIn() {
        assertProblem(send(request("/h2-console/")), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-For, 203.0.113.7",
        "Forwarded, for=127.0.0.1",
        "X-Real-IP, 127.0.0.1",
        "Via, 1.1 proxy"
    })
    void notEvenAnOperatorGetsItThroughAProxy(String header, String value) {
        assertProblem(send(as("operator", "/h2-console/").header(header, value)), 403, "forbidden");
    }

    @Test
    void notEvenAnOperatorGetsItFromElsewhere() throws Exception {
        InetAddress outward = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(outward != null, "this machine has no other address");
        String base = "http://" + outward.getHostAddress() + ":" + port;

        assertThat(send(from(base + "/api/me")).statusCode()).isEqualTo(200);
        assertProblem(send(from(base + "/h2-console/")), 403, "forbidden");
        assertProblem(send(from(base + "/h2-console/").header("X-Forwarded-For", "127.0.0.1")), 403, "forbidden");
    }

    private static HttpRequest.Builder from(String uri) {
        return HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", basic("operator", passwordOf("operator")));
    }
}
