package io.orderfold.kernel.encryption;

import io.orderfold.kernel.Secrets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code sealed_secrets} of the write database: each secret encrypted by the master key, together with its name. */
@Component
class SealedSecrets implements Secrets {

    /** A secret can't be taken for a customer's key, nor the other way round. */
    private static final String ABOUT = "secret ";

    private static final int LONGEST = 200;

    private final JdbcTemplate writeJdbc;
    private final MasterKey master;

    SealedSecrets(JdbcTemplate writeJdbc, MasterKeys master) {
        this.writeJdbc = writeJdbc;
        this.master = master.current();
    }

    static String about(String name) {
        return ABOUT + name;
    }

    @Override
    public void keep(String name, byte[] secret) {
        if (secret.length > LONGEST) {
            throw new IllegalArgumentException("A secret has at most " + LONGEST + " bytes");
        }
        forget(name);
        writeJdbc.update(
                "insert into sealed_secrets (name, sealed, kept_at) values (?, ?, ?)",
                name,
                master.wrap(about(name), secret),
                Instant.now().atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<byte[]> find(String name) {
        return writeJdbc.queryForList("select sealed from sealed_secrets where name = ?", String.class, name).stream()
                .findFirst()
                .map(stored -> opened(name, stored));
    }

    private byte[] opened(String name, String stored) {
        try {
            return master.unwrap(about(name), stored);
        } catch (Aes.NotOurs e) {
            throw new IllegalStateException("The secret " + name + " can't be read by the master key", e);
        }
    }

    @Override
    public void forget(String name) {
        writeJdbc.update("delete from sealed_secrets where name = ?", name);
    }
}
