package io.orderfold.audit.query;

import java.time.Instant;

/**
 * A key that checkpoints are signed with.
 *
 * @param algorithm Ed25519
 * @param publicKey as X.509 SubjectPublicKeyInfo in Base64
 */
public record KeyView(String keyId, String algorithm, String publicKey, Instant knownSince) {}
