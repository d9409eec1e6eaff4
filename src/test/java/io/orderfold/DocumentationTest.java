package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says of the code is read off the code. */
class DocumentationTest {

    private static final Path FLOW = Path.of("docs/flow.md");

    private final FlowDocument flow = new FlowDocument(Code.ORDERFOLD);

    @Test
    void describesTheFlowAsItIs() throws Exception {
        String now = flow.text();
        if (Boolean.getBoolean("orderfold.approve")) {
            Files.createDirectories(FLOW.getParent());
            Files.writeString(FLOW, now);
        }
        assertThat(FLOW).as("run this test with -Dorderfold.approve=true").exists();
        assertThat(Files.readString(FLOW).lines())
                .as(FLOW + " is stale: run this test with -Dorderfold.approve=true and commit the file")
                .containsExactlyElementsOf(now.lines().toList());
    }

    @Test
    void everyCommandIsDecidedAndEveryEventIsEmittedAndHeard() {
        assertThat(flow.looseEnds()).isEmpty();
    }

    @Test
    void readsOffWhatLeadsToWhat() {
        assertThat(flow.text())
                .containsPattern("\\| `ExpireOrder` \\| `Order` \\| `OrderCancelled` \\|")
                .containsPattern("\\| `OrderPlaced` \\| .*`OrderProjection` \\(orders.projection\\).* \\|")
                .containsPattern("\\| `OrderPlaced` \\| .*`ReserveStockForOrder` \\(inventory.process\\).* \\|")
                .containsPattern("\\| `ExpireUnpaidOrder` \\| `TimeToPay` \\| `ExpireOrder` \\|");
    }

    /** A row that says yes names a test, and each named test is there. */
    @Test
    void namesForEachFeatureTheTestsThatShowIt() throws Exception {
        Pattern row = Pattern.compile("\\| (\\d+) \\|[^|]+\\| (yes|can't happen|partly|[a-z ]+) \\| (.+) \\|");
        Pattern named = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");
        Map<String, Path> tests = filesIn(Path.of("src/test/java"), ".java").stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, b) -> a));
        List<Integer> numbers = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs/features.md"))) {
            Matcher found = row.matcher(line);
            if (!found.matches()) {
                continue;
            }
            numbers.add(Integer.valueOf(found.group(1)));
            Matcher test = named.matcher(found.group(3));
            boolean any = false;
            while (test.find()) {
                any = true;
                Path file = tests.get(test.group(1));
                if (file == null
                        || test.group(2) != null && !Files.readString(file).contains("void " + test.group(2) + "(")) {
                    wrong.add(test.group());
                }
            }
            if (!any && found.group(2).equals("yes")) {
                wrong.add(line);
            }
        }
        assertThat(numbers)
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.rangeClosed(1, 60).boxed(),
                                IntStream.rangeClosed(1, 15).boxed())
                        .toList());
        assertThat(wrong).isEmpty();
    }

    @Test
    void listsEverySettingWithItsDefault() throws Exception {
        String documented = Files.readString(Path.of("docs/architecture.md"));
        Map<String, String> settings = settings();
        assertThat(settings).containsKeys("orderfold.payments.provider", "orderfold.read.datasource.url");
        List<String> missing = settings.entrySet().stream()
                .map(setting -> "| `" + setting.getKey() + "` | "
                        + (setting.getValue().isEmpty() ? "(empty)" : "`" + setting.getValue() + "`") + " |")
                .filter(row -> !documented.contains(row))
                .toList();
        assertThat(missing).as("rows of the table of settings").isEmpty();
    }

    /** What the code reads, as {@code ${name:default}} or from the environment. */
    private static Map<String, String> settings() throws IOException {
        Pattern setting =
                Pattern.compile("\\$\\{(orderfold\\.[a-z.-]+)(?::([^}]*))?}|Property\\(\"(orderfold\\.[a-z.-]+)\"");
        Map<String, String> found = new TreeMap<>();
        for (Path file : filesIn(Path.of("src/main/java"), ".java")) {
            Matcher matcher = setting.matcher(Files.readString(file));
            while (matcher.find()) {
                boolean bare = matcher.group(1) == null;
                found.put(
                        bare ? matcher.group(3) : matcher.group(1),
                        bare || matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        // Said in application.yaml, because H2's address is made of it.
        found.put("orderfold.data-dir", "./data");
        return found;
    }

    @Test
    void linksLeadSomewhere() throws Exception {
        Pattern link = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
        List<Path> pages = filesIn(Path.of("docs"), ".md");
        assertThat(pages).hasSizeGreaterThan(10);
        for (Path page : pages) {
            Matcher matcher = link.matcher(Files.readString(page));
            while (matcher.find()) {
                assertThat(page.resolveSibling(matcher.group(1)))
                        .as("a link in " + page)
                        .exists();
            }
        }
    }

    @Test
    void theIndexNamesEveryPage() throws Exception {
        String index = Files.readString(Path.of("docs/index.md"));
        for (Path page : filesIn(Path.of("docs"), ".md")) {
            String name = Path.of("docs").relativize(page).toString();
            assertThat(name.equals("index.md") || index.contains("(" + name + ")"))
                    .as("docs/index.md links to " + name)
                    .isTrue();
        }
    }

    private static List<Path> filesIn(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
