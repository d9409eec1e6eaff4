package io.orderfold.audit.process;

import io.orderfold.audit.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The newest checkpoint that this node has signed, in a file beside the key: out of reach for whoever has the database
 * alone, and could make an older one out to be the newest.
 */
@Component
class KeptCheckpoint {

    static final String FILE = "audit-checkpoint.json";

    private final SigningKeys keys;
    private final JsonMapper json;
    private @Nullable Checkpoint inMemory;

    KeptCheckpoint(SigningKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    synchronized void keep(Checkpoint checkpoint) {
        if (keys.isInMemory()) {
            inMemory = checkpoint;
            return;
        }
        try {
            Files.createDirectories(keys.folder());
            Path draft = Files.writeString(
                    keys.folder().resolve(FILE + "." + ProcessHandle.current().pid()),
                    json.writeValueAsString(checkpoint) + "\n");
            Files.move(draft, file(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint can't be kept in " + file(), e);
        }
    }

    /** It is of a log that is not this shop's any more. */
    synchronized void forget() {
        inMemory = null;
        try {
            if (!keys.isInMemory()) {
                Files.deleteIfExists(file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Optional<Checkpoint> find() {
        if (keys.isInMemory()) {
            return Optional.ofNullable(inMemory);
        }
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(Files.readString(file()), Checkpoint.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new IllegalStateException(file() + " holds no checkpoint", e);
        }
    }

    private Path file() {
        return keys.folder().resolve(FILE);
    }
}
