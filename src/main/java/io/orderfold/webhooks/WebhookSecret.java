package io.orderfold.webhooks;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What the messages to a webhook are signed by, in the form of Standard Webhooks: {@code whsec_} and base64 of 24 to 64
 * bytes. Its {@code toString} doesn't tell it, so that no log line can.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    public static WebhookSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key.clone());
    }

    /** The name that one of a webhook's secrets is kept under. */
    public static String name(WebhookId webhook, int number) {
        return "webhook " + webhook + " " + number;
    }

    public byte[] key() {
        return key.clone();
    }

    /** As its receiver writes it down. */
    public String revealed() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
