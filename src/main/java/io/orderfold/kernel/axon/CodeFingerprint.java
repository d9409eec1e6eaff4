package io.orderfold.kernel.axon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Tells one build of this application from another: a digest of all its classes. What is worked out by code of which
 * nobody keeps the versions is good for that very code alone.
 */
final class CodeFingerprint {

    private static final String CLASSES = "classpath*:io/orderfold/**/*.class";

    private static final class Holder {
        private static final String FINGERPRINT = read();
    }

    private CodeFingerprint() {}

    /** The first call reads the classes, which takes some tenths of a second. */
    static String get() {
        return Holder.FINGERPRINT;
    }

    private static String read() {
        try {
            Resource[] classes = new PathMatchingResourcePatternResolver().getResources(CLASSES);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource each : inOrder(classes).values()) {
                try (InputStream bytes = each.getInputStream()) {
                    digest.update(bytes.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the same order wherever they lie. */
    private static Map<String, Resource> inOrder(Resource[] classes) throws IOException {
        Arrays.sort(classes, Comparator.comparing(Resource::getDescription));
        Map<String, Resource> byName = new TreeMap<>();
        for (Resource each : classes) {
            String url = each.getURL().toString();
            byName.putIfAbsent(url.substring(url.lastIndexOf("io/orderfold/")), each);
        }
        return byName;
    }
}
