package io.orderfold.imports.command;

import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportJobId;
import io.orderfold.imports.ImportMode;
import java.util.Currency;

/** Everything that can be asked of the import. */
public sealed interface ImportCommand {

    /**
     * Imports a file whose bytes have been put aside. The same content with the same options is the same job: one that
     * is done stays as it is, one that failed is taken up again.
     */
    record SubmitImport(
            ImportJobId jobId,
            String fileName,
            String sha256,
            long bytes,
            ImportMode mode,
            Currency currency,
            ImportCharset charset)
            implements ImportCommand {

        /** Names the job after what is in the file and how it is to be taken. */
        public static SubmitImport of(
                String fileName, String sha256, long bytes, ImportMode mode, Currency currency, ImportCharset charset) {
            return new SubmitImport(
                    ImportJobId.of(sha256, mode, currency, charset), fileName, sha256, bytes, mode, currency, charset);
        }
    }
}
