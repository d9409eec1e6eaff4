package io.orderfold.payments;

/** What a {@link PaymentProvider} answers. */
public sealed interface ProviderOutcome {

    /** Done; {@code reference} is the provider's own name for it. */
    record Approved(String reference) implements ProviderOutcome {}

    /** Refused for good; {@code code} is a word such as {@code card-declined}. */
    record Declined(String code) implements ProviderOutcome {}

    /** No answer in time: it may have been done or not. */
    record TimedOut() implements ProviderOutcome {}
}
