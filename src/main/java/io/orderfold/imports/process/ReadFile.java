package io.orderfold.imports.process;

import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportPhase;
import io.orderfold.imports.IncomingFile;
import io.orderfold.kernel.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The first phase: every row is judged by itself and kept, a thousand a transaction. */
@Component
class ReadFile {

    private static final int BATCH = 1_000;

    private final Path folder;
    private final ImportJobs jobs;
    private final StagedRows rows;
    private final JobTransaction transaction;

    ReadFile(
            @Value("${orderfold.data-dir}/imports") Path folder,
            ImportJobs jobs,
            StagedRows rows,
            JobTransaction transaction) {
        this.folder = folder;
        this.jobs = jobs;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Whether this node has the job's file; another may have received it. */
    boolean isHere(Job job) {
        return Files.exists(path(job));
    }

    /**
     * Looks at the header alone, before there is a job.
     *
     * @throws Rejection {@code wrong-header}; the bytes are gone then
     */
    void checkHeader(String sha256) {
        Path path = IncomingFile.path(folder, sha256);
        try {
            // Whatever the file is in, the header is ASCII, which Latin-1 reads.
            OrderLineFile.open(path, ImportCharset.LATIN_1).close();
        } catch (Rejection wrong) {
            delete(path);
            throw wrong;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Rejection where it is no file of order lines; nothing of it is kept then */
    void run(Job job, BooleanSupplier goOn) {
        try {
            ImportCharset charset = job.charsetFound();
            if (charset == null) {
                charset = job.charsetAsked() == ImportCharset.AUTO
                        ? OrderLineFile.charsetOf(path(job))
                        : job.charsetAsked();
                jobs.charset(job.no(), charset);
            }
            try (OrderLineFile file = OrderLineFile.open(path(job), charset)) {
                read(job, file, goOn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Job job, OrderLineFile file, BooleanSupplier goOn) {
        RowRules rules = new RowRules(job.currency());
        List<Row> batch = new ArrayList<>(BATCH);
        while (file.hasNext()) {
            OrderLineFile.Fields fields = file.next();
            if (fields.line() > job.stagedLine()) {
                batch.add(rules.judge(fields.line(), fields.values()));
            }
            if (batch.size() == BATCH) {
                keep(job, batch, file.bytesRead());
                if (!goOn.getAsBoolean()) {
                    return;
                }
            }
        }
        transaction.run(job, () -> {
            keepInTransaction(job, batch, file.bytesRead());
            jobs.enter(job.no(), ImportPhase.ARRANGING, 1);
        });
    }

    private void keep(Job job, List<Row> batch, long bytesRead) {
        transaction.run(job, () -> keepInTransaction(job, batch, bytesRead));
        batch.clear();
    }

    private void keepInTransaction(Job job, List<Row> batch, long bytesRead) {
        if (!batch.isEmpty()) {
            rows.insert(job.no(), batch);
            jobs.staged(job.no(), batch.size(), batch.get(batch.size() - 1).line(), bytesRead);
        }
    }

    /** The bytes are needed no longer, unless another job reads the same. */
    void discard(String sha256) {
        if (!jobs.isKnown(sha256)) {
            delete(IncomingFile.path(folder, sha256));
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(Job job) {
        return IncomingFile.path(folder, job.sha256());
    }
}
