package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes the tour of {@code README.md} as a reader would: its commands, as they stand there, one after the other. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sql-docs;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=admin-of-the-test"
        })
class TourTest {

    private static final List<String> GO_ON_WHERE_THE_TOUR_ENDS = List.of("event-log.md", "reports.md", "webhooks.md");

    private static final Pattern SECTION = Pattern.compile("^## A tour.*?(?=^## )", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern ORDER = Pattern.compile("^ORDER=(\\S+)$", Pattern.MULTILINE);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void needsWhatTheReaderNeeds() {
        for (String program : new String[] {"sh", "curl", "sed"}) {
            if (!isInstalled(program)) {
                String missing = program + " is not installed: the README's tour is not taken";
                if (System.getenv("ORDERFOLD_NOTHING_SKIPPED") != null) {
                    fail(missing);
                }
                abort(missing);
            }
        }
    }

    @Test
    void takesAnOrderFromDraftToCompleted(@TempDir Path folder) throws Exception {
        String tour = first(SECTION, Files.readString(Path.of("README.md"))).group();
        String commands = blocks("sh", tour);
        String order = first(ORDER, commands).group(1);

        StringBuilder all = new StringBuilder(commands);
        for (String page : GO_ON_WHERE_THE_TOUR_ENDS) {
            all.append(blocks("sh", Files.readString(Path.of("docs/" + page))));
        }
        String output = run(all.toString(), folder);

        assertThat(jdbc.queryForMap(
                                "select status, payment_status, fulfilment_status from read_model.orders where order_id = ?",
                                order)
                        .values())
                .containsExactly("COMPLETED", "PAID", "DELIVERED");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select on_hand from read_model.stock where sku = 'CUP-RED'", Integer.class))
                .as("40 received by the request sent twice, 2 delivered")
                .isEqualTo(38));
        assertThat(output)
                .contains(
                        "\"status\":412",
                        "urn:orderfold:problem:stale-version",
                        "\"version\":0",
                        "\"taken\":414",
                        "\"customerId\":\"17850\"",
                        "\"field\":\"lines[1].quantity\",\"before\":1,\"after\":2",
                        ",OrderCompleted,Order," + order,
                        "from,to,zone,product,name,category,currency,orders,pieces,sales,net",
                        "\"sum\":",
                        "\"secret\":\"whsec_",
                        "\"depth\":3");
        assertThat(jdbc.queryForList(blocks("sql", tour).strip().replaceFirst(";$", "")))
                .extracting(row -> row.get("event_type").toString().replaceFirst(".*[.$]", ""))
                .startsWith("OrderDrafted")
                // The end of its window for returns may be set before or after that.
                .contains("OrderCompleted");
    }

    private String run(String commands, Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("tour.sh"), commands);
        Path output = folder.resolve("output.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("ORDERFOLD_URL", "http://localhost:" + port);
        shell.environment().put("ORDERFOLD_PASSWORD", "admin-of-the-test");
        shell.environment().put("no_proxy", "*");
        Process process = shell.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ends in time, after%n%s", said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String blocks(String language, String text) {
        String blocks = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(blocks).as(language).isNotEmpty();
        return blocks;
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("README.md has nothing like " + pattern));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
