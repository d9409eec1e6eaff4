package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.TestShop.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The requests that a page under {@code docs} shows as {@code curl} commands, sent as they stand there. */
final class DocumentedRequests {

    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final String SERVER = "localhost:8080";

    private record Request(
            String method, String path, @Nullable String body, Map<String, String> headers) {}

    private final TestShop shop;
    private final Map<String, String> variables;
    private final List<Request> requests;
    private int next;

    /** @param variables what stands in the page as {@code $NAME}; more can be {@link #put} before it is needed */
    DocumentedRequests(TestShop shop, String page, Map<String, String> variables) {
        this.shop = shop;
        this.variables = new HashMap<>(variables);
        this.requests = requests(read(page));
        assertThat(requests).as(page).isNotEmpty();
    }

    private static String read(String page) {
        try {
            return Files.readString(Path.of("docs", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Request> requests(String page) {
        List<Request> requests = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            String commands = block.group(1).replace("\\\n", " ");
            for (String command : commands.split("(?m)^(?=curl )")) {
                if (!command.isBlank()) {
                    requests.add(request(command));
                }
            }
        }
        return requests;
    }

    private static Request request(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(QUOTED.matcher(word.group()).replaceAll("$1$2"));
        }
        String method = "GET";
        String path = null;
        String body = null;
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-u" -> assertThat(words.get(++i)).isEqualTo("admin:$PASSWORD");
                case "-X" -> method = words.get(++i);
                case "-d" -> body = words.get(++i);
                case "-H" -> {
                    String[] header = words.get(++i).split(": ", 2);
                    headers.put(header[0], header[1]);
                }
                default -> {
                    assertThat(words.get(i)).as(command).startsWith(SERVER);
                    path = words.get(i).substring(SERVER.length());
                }
            }
        }
        assertThat(path).as(command).isNotNull();
        assertThat(headers.remove("Content-Type")).as(command).isEqualTo(body == null ? null : "application/json");
        return new Request(method, path, body, headers);
    }

    /** Sends the next one of the page. */
    Answer send() {
        assertThat(next).as("requests of the page").isLessThan(requests.size());
        Request request = requests.get(next++);
        String body = request.body() == null ? null : filledIn(request.body());
        return shop.call(request.method(), filledIn(request.path()), body, request.headers());
    }

    void put(String name, String value) {
        variables.put(name, value);
    }

    private String filledIn(String text) {
        String filled = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("$" + variable.getKey(), variable.getValue());
        }
        assertThat(filled).doesNotContain("$");
        return filled;
    }

    boolean areAllSent() {
        return next == requests.size();
    }
}
