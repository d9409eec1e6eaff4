package io.orderfold.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file sent by HTTP, watched until it is done. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.data-dir=target/upload-test",
            "orderfold.security.admin-password=admin-of-the-test"
        })
class UploadOrdersTest {

    private static final String BOUNDARY = "part-of-the-test";

    @LocalServerPort
    private int port;

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString("admin:admin-of-the-test".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        request.header("Authorization", "Basic " + credentials).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> upload(String query, byte[] file) throws Exception {
        byte[] head = ("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\x\\\\orders.csv\""
                        + "\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(to("/api/imports/orders" + query)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofByteArray(file),
                        HttpRequest.BodyPublishers.ofByteArray(tail))));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static byte[] sample() throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/imports/sample-orders.csv"));
    }

    @Test
    void answersWithAJobThatEndsInAReport() throws Exception {
        HttpResponse<String> accepted = upload("?mode=history&currency=GBP", sample());
        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> json(send(to(location).GET())),
                        job -> job.get("state").asString().equals("done"));
        Reckoning reckoned = Reckoning.of(Path.of("src/test/resources/imports/sample-orders.csv"), 2);
        assertThat(done.get("report").get("taken").asLong()).isEqualTo(reckoned.taken);
        assertThat(done.get("submittedBy").asString()).isEqualTo("user:admin");
        assertThat(done.get("fileName").asString()).isEqualTo("orders.csv");

        HttpResponse<String> again = upload("?mode=history&currency=GBP", sample());
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again)).isEqualTo(done);
        assertThat(json(send(to("/api/imports").GET())).get("items")).hasSize(1);
    }

    @Test
    void refusesWhatItCannotImport() throws Exception {
        HttpResponse<String> other = upload("", "Name,Age\nx,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(json(other).get("type").asString()).isEqualTo("urn:orderfold:problem:wrong-header");
        assertThat(json(upload("?mode=both", sample())).get("type").asString())
                .isEqualTo("urn:orderfold:problem:unknown-import-mode");
        assertThat(json(upload("?currency=XXQ", sample())).get("type").asString())
                .isEqualTo("urn:orderfold:problem:unknown-currency");
        assertThat(json(upload("", new byte[0])).get("type").asString()).isEqualTo("urn:orderfold:problem:file-empty");
        HttpResponse<String> none = send(to("/api/imports/nonsense").GET());
        assertThat(none.statusCode()).isEqualTo(404);
    }
}
