package io.orderfold.payments.process;

import io.orderfold.payments.PaymentProvider;
import io.orderfold.payments.ProviderOutcome;
import io.orderfold.payments.ProviderOutcome.Approved;
import io.orderfold.payments.ProviderOutcome.Declined;
import org.springframework.stereotype.Component;

/**
 * Money that moves elsewhere: a bank transfer, cash. Nothing is secured by itself, staff records what they have seen; and
 * what staff asks to be taken, let go or given back, they see to themselves, so that it counts as done.
 */
@Component
class ManualProvider implements PaymentProvider {

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public boolean authorizesByItself() {
        return false;
    }

    @Override
    public ProviderOutcome authorize(Request request) {
        return new Declined("recorded-by-staff-only");
    }

    @Override
    public ProviderOutcome capture(Request request) {
        return done(request);
    }

    @Override
    public ProviderOutcome voidAuthorization(Request request) {
        return done(request);
    }

    @Override
    public ProviderOutcome refund(Request request) {
        return done(request);
    }

    private static ProviderOutcome done(Request request) {
        return new Approved("manual-" + request.key());
    }
}
