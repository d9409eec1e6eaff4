package io.orderfold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a folder of stored forms has ever held, a line each: an event's form by its hash, an enum's constant by its name.
 * Lines are added at the end, and none is ever changed or taken out: logs hold it all for ever. A form keeps its line when
 * its file is called {@code V1} and so on.
 */
final class CorpusManifest {

    static final Path NAME = Path.of("manifest.txt");

    private static final Pattern FORM =
            Pattern.compile("(?<event>\\w+?)(V\\d+)?(?<least>\\.without-optionals)?\\.json");
    private static final String CONSTANTS = ".constants.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    CorpusManifest(Path folder) {
        this.folder = folder;
    }

    /** @param approve whether what is new is written down; what is gone is a problem in any case */
    List<String> check(boolean approve) {
        Set<String> there = new LinkedHashSet<>();
        files().forEach(name -> there.addAll(lines(name)));
        Set<String> known = new LinkedHashSet<>(lines());
        List<String> problems = new ArrayList<>();
        known.stream()
                .filter(line -> !there.contains(line))
                .forEach(line -> problems.add("The form or word \"" + line + "\" of " + NAME
                        + " is not in the folder any more. Logs hold it for ever: give the file its content back, or, if the"
                        + " event has another form now, keep the old one as <Event>V<number>.json."));
        List<String> added =
                there.stream().filter(line -> !known.contains(line)).toList();
        if (approve) {
            append(added);
        } else {
            added.forEach(line -> problems.add("\"" + line + "\" is new and not in " + NAME
                    + ". If it is meant, run this test with -Dorderfold.approve=true and commit the line."));
        }
        return problems;
    }

    /** The hash of the first lines: what a release has frozen. */
    String hashOfFirst(int count) {
        List<String> lines = lines();
        if (lines.size() < count) {
            throw new IllegalStateException(NAME + " has " + lines.size() + " lines, and had " + count);
        }
        return hash(String.join("\n", lines.subList(0, count)));
    }

    private List<String> lines() {
        try {
            Path file = folder.resolve(NAME);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(List<String> added) {
        if (added.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(lines());
        all.addAll(added);
        try {
            Files.write(folder.resolve(NAME), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(name -> !name.equals(NAME))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(Path name) {
        JsonNode json;
        try {
            json = JSON.readTree(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String module = name.getName(0) + "/";
        String file = name.getFileName().toString();
        if (file.endsWith(CONSTANTS)) {
            String words = module + file.substring(0, file.length() - CONSTANTS.length());
            return json.valueStream()
                    .map(constant -> words + " " + constant.asString())
                    .toList();
        }
        Matcher form = FORM.matcher(file);
        if (!form.matches()) {
            throw new IllegalStateException(name + " is no name of a stored form");
        }
        return List.of(module + form.group("event") + " " + hash(json.toString()));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
