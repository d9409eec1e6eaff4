package io.orderfold.kernel.encryption;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in the log what is wrong with the master key, without a stack trace; found by {@code META-INF/spring.factories}. */
final class WrongMasterKeyAnalyzer extends AbstractFailureAnalyzer<WrongMasterKey> {

    @Override
    protected FailureAnalysis analyze(Throwable root, WrongMasterKey cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set orderfold.personal-data.master-key to the key that this database was used with, or put the file"
                        + " master.key of then back into orderfold.data-dir. After a change of the key, name the one"
                        + " before in orderfold.personal-data.previous-master-keys.",
                cause);
    }
}
