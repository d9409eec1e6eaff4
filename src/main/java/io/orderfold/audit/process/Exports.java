package io.orderfold.audit.process;

import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.ExportLine;
import io.orderfold.audit.ExportTrailer;
import io.orderfold.audit.LogDigest;
import io.orderfold.audit.command.LogCommand.BeginExport;
import io.orderfold.audit.command.LogCommand.EndExport;
import io.orderfold.kernel.axon.LogRows;
import io.orderfold.kernel.axon.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Says where an export ends, and signs it. */
@Component
class Exports {

    private static final int PAGE = 1_000;

    private final Checkpoints checkpoints;
    private final LogRows pages;
    private final SigningKeys keys;

    Exports(Checkpoints checkpoints, LogRows pages, SigningKeys keys) {
        this.checkpoints = checkpoints;
        this.pages = pages;
        this.keys = keys;
    }

    @CommandHandler
    long handle(BeginExport command) {
        return Math.min(command.to(), checkpoints.settledUpTo(Math.min(pages.highest(), checkpoints.highestSigned())));
    }

    @CommandHandler
    ExportTrailer handle(EndExport command) {
        LogDigest log = digest(command.upTo());
        ExportTrailer unsigned = new ExportTrailer(
                ExportLine.FORMAT,
                command.lines(),
                command.sha256(),
                command.upTo(),
                log.events(),
                log.digest(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                keys.ownKeyId(),
                keys.ownPublicKey(),
                "");
        return new ExportTrailer(
                unsigned.format(),
                unsigned.lines(),
                unsigned.sha256(),
                unsigned.upTo(),
                unsigned.events(),
                unsigned.digest(),
                unsigned.at(),
                unsigned.keyId(),
                unsigned.publicKey(),
                keys.sign(unsigned.signed()));
    }

    /** From the newest checkpoint before on: that spares reading the whole log again. */
    private LogDigest digest(long upTo) {
        Checkpoint before = checkpoints.newestUpTo(upTo).orElse(null);
        LogDigest digest = LogDigest.after(before);
        long reached = before == null ? 0 : before.upTo();
        List<StoredEvent> page = pages.byPosition(reached, upTo, PAGE);
        while (!page.isEmpty()) {
            for (StoredEvent event : page) {
                digest.add(event.position(), event.hash());
                reached = event.position();
            }
            page = pages.byPosition(reached, upTo, PAGE);
        }
        return digest;
    }
}
