package io.orderfold.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A file's bytes, put aside under the name of what they are: the same content is the same file. Nothing is held in
 * memory but a buffer.
 *
 * @param sha256 of the bytes, in hexadecimal digits
 */
public record IncomingFile(String sha256, long bytes) {

    /** Copies the bytes to the folder. A copy that is broken off leaves nothing that could be taken for the whole. */
    public static IncomingFile store(InputStream content, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path incoming = folder.resolve(UUID.randomUUID() + ".part");
        try {
            MessageDigest digest = hash();
            long bytes;
            try (DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(incoming), digest)) {
                bytes = content.transferTo(out);
            }
            String name = HexFormat.of().formatHex(digest.digest());
            Files.move(incoming, path(folder, name), StandardCopyOption.REPLACE_EXISTING);
            return new IncomingFile(name, bytes);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /** Where the content with that hash stands. */
    public static Path path(Path folder, String sha256) {
        return folder.resolve(sha256 + ".csv");
    }

    private static MessageDigest hash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
