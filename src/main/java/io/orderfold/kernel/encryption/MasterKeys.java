package io.orderfold.kernel.encryption;

import io.orderfold.kernel.jdbc.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the master key at start, and makes sure that it is this database's: by a value that only the right key decrypts.
 * Where it is one of the previous keys that does, all customers' keys and all secrets are encrypted anew by the current one.
 */
@Component
class MasterKeys {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeys.class);
    private static final String CHECK = "master key";

    /** A database in memory ends with the process, and so does its key. */
    private static final MasterKey IN_MEMORY = MasterKey.random();

    private final JdbcTemplate writeJdbc;
    private final TransactionTemplate transaction;
    private final MasterKey current;
    private final List<MasterKey> before = new ArrayList<>();

    MasterKeys(
            @Qualifier(Databases.KEYS) JdbcTemplate keyJdbc,
            JdbcTemplate writeJdbc,
            PlatformTransactionManager writeTransactionManager,
            DataSourceProperties database,
            @Value("${orderfold.data-dir}") Path dataDir,
            @Value("${orderfold.personal-data.master-key:}") String configured,
            @Value("${orderfold.personal-data.previous-master-keys:}") List<String> previous) {
        this.writeJdbc = writeJdbc;
        this.transaction = new TransactionTemplate(writeTransactionManager);
        boolean inMemory = database.determineUrl().startsWith("jdbc:h2:mem:");
        previous.forEach(key -> before.add(parsed("orderfold.personal-data.previous-master-keys", key)));
        String check = check();
        if (!configured.isBlank()) {
            current = parsed("orderfold.personal-data.master-key", configured);
        } else if (inMemory) {
            current = IN_MEMORY;
        } else {
            current = fromFile(dataDir.resolve("master.key").toAbsolutePath().normalize(), check != null);
        }
        if (check == null) {
            check = begin(keyJdbc);
        }
        if (!isRight(current, check)) {
            MasterKey old = rightOne(before, check);
            if (old == null) {
                throw new WrongMasterKey("The personal data in this database was encrypted by another master key than"
                        + " the one given" + (before.isEmpty() ? "." : ", and by none of the previous ones."));
            }
            rewrap(old);
        }
    }

    MasterKey current() {
        return current;
    }

    /** A customer's key, encrypted by the current master key or a previous one, by the current one; empty if by another. */
    Optional<String> rewrap(String customerId, String wrapped) {
        List<MasterKey> all = new ArrayList<>(before);
        all.add(0, current);
        for (MasterKey key : all) {
            try {
                return Optional.of(current.wrap(customerId, key.unwrap(customerId, wrapped)));
            } catch (Aes.NotOurs | IllegalArgumentException e) {
                LOG.debug("Not encrypted by this master key", e);
            }
        }
        return Optional.empty();
    }

    private static MasterKey parsed(String setting, String base64) {
        try {
            return MasterKey.of(base64);
        } catch (IllegalArgumentException e) {
            throw new WrongMasterKey("The setting " + setting + " is not the base64 form of 32 bytes.");
        }
    }

    private static MasterKey fromFile(Path file, boolean isInUse) {
        try {
            if (Files.exists(file)) {
                return parsed(file.toString(), Files.readString(file));
            }
            if (isInUse) {
                throw new WrongMasterKey("The personal data in this database was encrypted by a master key, and none is"
                        + " given: there is no " + file + ", and orderfold.personal-data.master-key is not set.");
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (var out = Files.newByteChannel(
                    file,
                    java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    onlyForItsOwner())) {
                MasterKey made = MasterKey.random();
                out.write(java.nio.charset.StandardCharsets.UTF_8.encode(made.base64() + "\n"));
                LOG.warn(
                        "Made the master key of all personal data: {}. Back it up, apart from the database: without it"
                                + " the personal data of a backup can't be read.",
                        file);
                return made;
            }
        } catch (FileAlreadyExistsException e) {
            return fromFile(file, isInUse);
        } catch (IOException e) {
            throw new UncheckedIOException("The master key " + file + " can't be read or made", e);
        }
    }

    private static FileAttribute<?>[] onlyForItsOwner() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private @Nullable String check() {
        return writeJdbc.queryForList("select check_value from personal_data_master_key", String.class).stream()
                .findFirst()
                .orElse(null);
    }

    /** Another node may do the same at the same time; the first one's key is the right one. */
    private String begin(JdbcTemplate keyJdbc) {
        try {
            keyJdbc.update(
                    "insert into personal_data_master_key (id, check_value) values (1, ?)",
                    current.wrap(CHECK, Aes.random(Aes.KEY)));
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node has begun", e);
        }
        return Objects.requireNonNull(check());
    }

    private static boolean isRight(MasterKey key, String check) {
        try {
            key.unwrap(CHECK, check);
            return true;
        } catch (Aes.NotOurs e) {
            return false;
        }
    }

    private static @Nullable MasterKey rightOne(List<MasterKey> keys, String check) {
        return keys.stream().filter(key -> isRight(key, check)).findFirst().orElse(null);
    }

    /** @param of the customer, or the secret's name */
    private record Wrapped(String of, String key) {}

    private void rewrap(MasterKey old) {
        Integer changed = transaction.execute(status -> {
            // Locked, so that of several nodes one does it.
            String check = writeJdbc.queryForObject(
                    "select check_value from personal_data_master_key where id = 1 for update", String.class);
            if (isRight(current, Objects.requireNonNull(check))) {
                return 0;
            }
            List<Wrapped> keys = writeJdbc.query(
                    "select customer_id, wrapped_key from personal_data_keys where wrapped_key is not null for update",
                    (row, i) -> new Wrapped(row.getString(1), row.getString(2)));
            writeJdbc.batchUpdate(
                    "update personal_data_keys set wrapped_key = ? where customer_id = ?",
                    keys.stream()
                            .map(key -> new Object[] {rewrapped(old, key), key.of})
                            .toList());
            List<Wrapped> secrets = writeJdbc.query(
                    "select name, sealed from sealed_secrets for update",
                    (row, i) -> new Wrapped(row.getString(1), row.getString(2)));
            writeJdbc.batchUpdate(
                    "update sealed_secrets set sealed = ? where name = ?",
                    secrets.stream()
                            .map(secret -> new Object[] {resealed(old, secret), secret.of})
                            .toList());
            writeJdbc.update(
                    "update personal_data_master_key set check_value = ? where id = 1",
                    current.wrap(CHECK, Aes.random(Aes.KEY)));
            return keys.size() + secrets.size();
        });
        LOG.info("Encrypted {} keys and secrets anew by the current master key", changed);
    }

    private String resealed(MasterKey old, Wrapped secret) {
        String about = SealedSecrets.about(secret.of);
        try {
            return current.wrap(about, old.unwrap(about, secret.key));
        } catch (Aes.NotOurs e) {
            throw new WrongMasterKey(
                    "The secret " + secret.of + " was encrypted by neither of the master keys; nothing was changed.");
        }
    }

    private String rewrapped(MasterKey old, Wrapped key) {
        try {
            return current.wrap(key.of, old.unwrap(key.of, key.key));
        } catch (Aes.NotOurs e) {
            throw new WrongMasterKey("The key of customer " + key.of
                    + " was encrypted by neither of the master keys; nothing was changed.");
        }
    }
}
