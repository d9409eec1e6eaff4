package io.orderfold.audit;

/**
 * A log that has become this shop's.
 *
 * @param keys of customers, brought along
 * @param upTo its last number
 * @param keyId of the key that signed the file
 * @param trustedKey whether that is one of this shop's
 * @param digest of the log, as in a checkpoint
 */
public record ImportedLog(
        long events,
        long streams,
        long keys,
        long upTo,
        String keyId,
        boolean trustedKey,
        String digest,
        Checkpoint checkpoint) {}
