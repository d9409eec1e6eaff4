package io.orderfold.payments.process;

import io.orderfold.payments.PaymentProvider;
import io.orderfold.payments.ProviderOutcome;
import io.orderfold.payments.ProviderOutcome.Approved;
import io.orderfold.payments.ProviderOutcome.Declined;
import io.orderfold.payments.ProviderOutcome.TimedOut;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/**
 * A provider for trying things out; it moves no money. An authorisation of an amount that ends in {@code .13} is
 * declined, one that ends in {@code .17} times out, every other is approved; captures, voids and refunds always are.
 *
 * <p>It is the fraction that counts: 5.130 KWD is declined too, and a currency without decimals, such as JPY, has no
 * amount that is. It keeps no state, for what it answers follows from what it is asked: any node gives the same answer,
 * also after a restart.
 */
@Component
class SimulatedProvider implements PaymentProvider {

    static final String NAME = "simulator";

    private static final BigDecimal DECLINED = new BigDecimal("0.13");
    private static final BigDecimal TIMED_OUT = new BigDecimal("0.17");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean authorizesByItself() {
        return true;
    }

    @Override
    public ProviderOutcome authorize(Request request) {
        BigDecimal fraction = request.amount().amount().remainder(BigDecimal.ONE);
        if (fraction.compareTo(DECLINED) == 0) {
            return new Declined("declined");
        }
        return fraction.compareTo(TIMED_OUT) == 0 ? new TimedOut() : approved(request);
    }

    @Override
    public ProviderOutcome capture(Request request) {
        return approved(request);
    }

    @Override
    public ProviderOutcome voidAuthorization(Request request) {
        return approved(request);
    }

    @Override
    public ProviderOutcome refund(Request request) {
        return approved(request);
    }

    private static ProviderOutcome approved(Request request) {
        return new Approved("sim-" + request.key());
    }
}
