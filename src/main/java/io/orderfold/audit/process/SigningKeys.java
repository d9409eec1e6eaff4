package io.orderfold.audit.process;

import io.orderfold.audit.Checkpoint;
import io.orderfold.kernel.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key that this node signs checkpoints with, and all that ever did. The private one is configured, or made once and
 * kept in a file that nobody but the application's own user may read; never in the database, for it is whoever can write
 * there that is to be found out. With a database in memory, it lives in memory, too.
 */
@Component
class SigningKeys {

    static final String FILE = "audit-signing.key";

    private static final String ALGORITHM = "Ed25519";

    private final JdbcTemplate writeJdbc;
    private final TransactionTemplate alone;
    private final String configured;
    private final Set<String> trusted;
    private final Path file;
    private final boolean inMemory;
    private @Nullable KeyPair pair;

    SigningKeys(
            JdbcTemplate writeJdbc,
            PlatformTransactionManager writeTransactionManager,
            DataSourceProperties database,
            @Value("${orderfold.audit.signing-key:}") String configured,
            @Value("${orderfold.audit.trusted-keys:}") List<String> trusted,
            @Value("${orderfold.data-dir}") Path folder) {
        this.writeJdbc = writeJdbc;
        this.alone = new TransactionTemplate(writeTransactionManager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.configured = configured.strip();
        this.trusted = Set.copyOf(trusted);
        this.file = folder.resolve(FILE);
        this.inMemory = database.determineUrl().startsWith("jdbc:h2:mem:");
    }

    /** Signs it in the name of this node's key, which is then known to all. */
    synchronized Checkpoint sign(Checkpoint unsigned) {
        KeyPair own = own();
        String keyId = keyId(own.getPublic());
        publish(keyId, own.getPublic());
        Checkpoint named = new Checkpoint(
                unsigned.format(),
                unsigned.number(),
                unsigned.upTo(),
                unsigned.events(),
                unsigned.digest(),
                unsigned.set(),
                unsigned.previous(),
                unsigned.at(),
                keyId,
                "");
        return named.signedWith(Base64.getEncoder().encodeToString(signature(own.getPrivate(), named.signed())));
    }

    /** Signs any bytes with this node's key; in Base64. */
    synchronized String sign(byte[] bytes) {
        KeyPair own = own();
        publish(keyId(own.getPublic()), own.getPublic());
        return Base64.getEncoder().encodeToString(signature(own.getPrivate(), bytes));
    }

    synchronized String ownKeyId() {
        return keyId(own().getPublic());
    }

    synchronized String ownPublicKey() {
        return Base64.getEncoder().encodeToString(own().getPublic().getEncoded());
    }

    /** Whether it is signed by the key that is sent along, under the id that this key has. */
    boolean isSignedBy(String publicKey, String keyId, byte[] bytes, String signature) {
        return publicKey(publicKey)
                .filter(key -> keyId(key).equals(keyId))
                .filter(key -> isSigned(key, bytes, signature))
                .isPresent();
    }

    /** False where it is said which keys to trust, and this is none of them. */
    synchronized boolean mayBeTrusted(String keyId) {
        return trusted.isEmpty() || trustedKey(keyId).isPresent();
    }

    /** Whether the signature is that key's over these bytes; nothing if the key is not one of this shop's. */
    Optional<Boolean> verify(String keyId, byte[] bytes, String signature) {
        return trustedKey(keyId).map(key -> isSigned(key, bytes, signature));
    }

    /**
     * The key of that id: this node's, or one that the table has. Where {@code orderfold.audit.trusted-keys} says which to
     * trust, no other of the table's is: whoever can write to the table could add one.
     */
    private synchronized Optional<PublicKey> trustedKey(String keyId) {
        KeyPair own = own();
        if (keyId(own.getPublic()).equals(keyId)) {
            return Optional.of(own.getPublic());
        }
        Map<String, PublicKey> known = new HashMap<>();
        if (trusted.isEmpty()) {
            writeJdbc.query(
                    "select public_key from log_keys where key_id = ?",
                    row -> {
                        publicKey(row.getString(1)).ifPresent(key -> known.put(keyId(key), key));
                    },
                    keyId);
        } else {
            trusted.forEach(each -> {
                PublicKey key = publicKey(each.strip())
                        .orElseThrow(() -> new IllegalStateException(
                                "orderfold.audit.trusted-keys has one that is no Ed25519 public key"));
                known.put(keyId(key), key);
            });
        }
        return Optional.ofNullable(known.get(keyId));
    }

    private KeyPair own() {
        if (pair == null) {
            pair = configured.isEmpty()
                    ? inMemory ? made() : ofFile()
                    : pair(configured, "orderfold.audit.signing-key");
        }
        return pair;
    }

    private KeyPair ofFile() {
        try {
            if (!Files.exists(file)) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                write(made());
            }
            return pair(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key can't be kept in " + file, e);
        }
    }

    private void write(KeyPair made) throws IOException {
        String text = Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()) + "\n";
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path draft = file.resolveSibling(FILE + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(draft);
        try (var channel = Files.newByteChannel(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
        try {
            // A link appears whole or not at all, and never in another's place.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Another process was first: its key is ours, too.
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static KeyPair made() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** The private key as given, and the public one that belongs to it. */
    private static KeyPair pair(String pkcs8, String where) {
        try {
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pkcs8)));
            byte[] seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair found = generator.generateKeyPair();
            byte[] probe = {1};
            if (!isSigned(found.getPublic(), probe, Base64.getEncoder().encodeToString(signature(secret, probe)))) {
                throw new IllegalStateException("The public key of " + where + " can't be found");
            }
            return new KeyPair(found.getPublic(), secret);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(where + " is no " + ALGORITHM + " private key, PKCS #8 in Base64", e);
        }
    }

    /** Java makes a pair out of 32 random bytes: the private key itself. Given these, it finds the public one. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    private void publish(String keyId, PublicKey key) {
        String text = Base64.getEncoder().encodeToString(key.getEncoded());
        List<String> known =
                writeJdbc.queryForList("select public_key from log_keys where key_id = ?", String.class, keyId);
        if (known.contains(text)) {
            return;
        }
        if (!known.isEmpty()) {
            throw new IllegalStateException("The table log_keys has another key than ours under its id " + keyId);
        }
        try {
            alone.executeWithoutResult(status -> writeJdbc.update(
                    "insert into log_keys (key_id, public_key, known_since) values (?, ?, ?)",
                    keyId,
                    text,
                    OffsetDateTime.now(ZoneOffset.UTC)));
        } catch (DuplicateKeyException another) {
            // Another node with the same key has told it at the same moment.
            return;
        }
    }

    static String keyId(PublicKey key) {
        return HexFormat.of().formatHex(Arrays.copyOf(Fields.digest().digest(key.getEncoded()), 8));
    }

    private static Optional<PublicKey> publicKey(String text) {
        try {
            return Optional.of(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text))));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private static byte[] signature(PrivateKey key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key can't sign", e);
        }
    }

    private static boolean isSigned(PublicKey key, byte[] bytes, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    }

    boolean isInMemory() {
        return inMemory;
    }
}
