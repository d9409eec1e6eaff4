package io.orderfold.payments.process;

import io.orderfold.payments.PaymentProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The providers there are. A payment stays with the one it was started with, whichever new ones go to. */
@Component
class PaymentProviders {

    private final Map<String, PaymentProvider> byName = new TreeMap<>();

    PaymentProviders(List<PaymentProvider> providers) {
        for (PaymentProvider provider : providers) {
            if (byName.put(provider.name(), provider) != null) {
                throw new IllegalStateException("There are two payment providers named " + provider.name());
            }
        }
    }

    PaymentProvider named(String name) {
        PaymentProvider provider = byName.get(name);
        if (provider == null) {
            throw new IllegalStateException(
                    "There is no payment provider named " + name + "; there are " + byName.keySet());
        }
        return provider;
    }
}
