package io.orderfold.payments;

import io.orderfold.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whoever moves the money. Each call is idempotent under its request's key: the same key again is answered as before and
 * moves nothing twice, for calls are repeated after a crash. It may take its time, within 20 seconds, and it may throw
 * when it can't be reached: the call is then made again later, under the same key.
 */
public interface PaymentProvider {

    /** What payments call it in the log; never changed once used. */
    String name();

    /** Whether it can secure money when asked; if not, staff records money that they have seen elsewhere. */
    boolean authorizesByItself();

    /** Secures the amount without taking it. */
    ProviderOutcome authorize(Request request);

    /** Takes an amount that was secured. */
    ProviderOutcome capture(Request request);

    /** Lets go an amount that was secured and not taken; also one whose approval nobody heard of. */
    ProviderOutcome voidAuthorization(Request request);

    /** Gives back an amount that was taken. */
    ProviderOutcome refund(Request request);

    /**
     * One thing asked of the provider.
     *
     * @param key the same for the same thing, however often it is asked
     * @param authorization the provider's own name for what it secured; null while it has not said
     */
    record Request(
            String key,
            PaymentId paymentId,
            Money amount,
            @Nullable String authorization) {}
}
