package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/openapi.json} is what the application serves; {@code -Dorderfold.approve=true} writes it anew. The linters
 * are named by {@code ORDERFOLD_SPECTRAL} and {@code ORDERFOLD_REDOCLY}.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sql-docs;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=admin-of-the-test"
        })
class OpenApiDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    private int port;

    @Test
    void theCommittedDocumentIsTheServedOne() throws Exception {
        String served = JSON.writeValueAsString(served()) + "\n";
        if (Boolean.getBoolean("orderfold.approve")) {
            Files.writeString(DOCUMENT, served);
        }
        assertThat(JSON.readTree(Files.readString(DOCUMENT)))
                .as(DOCUMENT + " is stale: run this test with -Dorderfold.approve=true and look at the difference")
                .isEqualTo(JSON.readTree(served));
    }

    @Test
    void everyBodyHasAShapeAndEveryShapeAnExample() throws Exception {
        JsonNode document = served();
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        List<String> bare = new ArrayList<>();
        document.get("components").get("schemas").properties().forEach(schema -> {
            if (!schema.getValue().has("examples") && !schema.getKey().equals("Problem")) {
                bare.add(schema.getKey());
            }
        });
        assertThat(bare)
                .as("shapes without an example in openapi/examples.json")
                .isEmpty();
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operation.getValue().get("responses").properties().stream()
                        .filter(response -> response.getKey().startsWith("2")
                                && response.getValue().has("content"))
                        .forEach(response -> response.getValue().get("content").forEach(media -> assertThat(
                                        media.has("schema"))
                                .as(operation.getKey() + " " + path.getKey() + " " + response.getKey())
                                .isTrue()))));
    }

    @Test
    void spectralFindsNothing(@TempDir Path folder) throws Exception {
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, "extends: [\"spectral:oas\"]\n");
        lint("ORDERFOLD_SPECTRAL", "lint", "--fail-severity=hint", "--ruleset", rules.toString());
    }

    @Test
    void redoclyFindsNoError() throws Exception {
        lint("ORDERFOLD_REDOCLY", "lint");
    }

    private static void lint(String variable, String... arguments) throws Exception {
        String program = System.getenv(variable);
        if (program == null) {
            String missing = variable + " names no program: the document is not linted";
            if (System.getenv("ORDERFOLD_NOTHING_SKIPPED") != null) {
                fail(missing);
            }
            abort(missing);
        }
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        command.add(DOCUMENT.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private JsonNode served() throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString("admin:admin-of-the-test".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"))
                                .header("Authorization", "Basic " + credentials)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
