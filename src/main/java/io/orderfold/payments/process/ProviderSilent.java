package io.orderfold.payments.process;

/** The provider did not say whether it has done something: it must be asked again under the same key. */
final class ProviderSilent extends RuntimeException {

    ProviderSilent(String key) {
        super("The payment provider did not answer " + key + " in time");
    }
}
