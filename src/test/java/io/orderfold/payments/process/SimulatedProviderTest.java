package io.orderfold.payments.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.PaymentProvider.Request;
import io.orderfold.payments.ProviderOutcome.Approved;
import io.orderfold.payments.ProviderOutcome.Declined;
import io.orderfold.payments.ProviderOutcome.TimedOut;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedProviderTest {

    private final SimulatedProvider provider = new SimulatedProvider();

    @ParameterizedTest
    @CsvSource({
        "19.90, EUR, Approved",
        "19.13, EUR, Declined",
        "0.13, USD, Declined",
        "19.17, EUR, TimedOut",
        "5.130, KWD, Declined",
        "5.135, KWD, Approved",
        "1913, JPY, Approved",
        "13, JPY, Approved",
        "19.31, EUR, Approved"
    })
    void goesByTheFraction(String amount, String currency, String outcome) {
        assertThat(provider.authorize(request(amount, currency)).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void alwaysMovesWhatIsSecured() {
        for (String amount : new String[] {"19.13", "19.17"}) {
            assertThat(provider.capture(request(amount, "EUR"))).isInstanceOf(Approved.class);
            assertThat(provider.voidAuthorization(request(amount, "EUR"))).isInstanceOf(Approved.class);
            assertThat(provider.refund(request(amount, "EUR"))).isInstanceOf(Approved.class);
        }
    }

    @Test
    void answersTheSameKeyAlike() {
        Request request = request("19.90", "EUR");
        assertThat(provider.authorize(request)).isEqualTo(provider.authorize(request));
    }

    @Test
    void isNotTheManualOneWhichSecuresNothing() {
        ManualProvider manual = new ManualProvider();
        assertThat(manual.authorizesByItself()).isFalse();
        assertThat(manual.authorize(request("19.90", "EUR"))).isInstanceOf(Declined.class);
        assertThat(manual.refund(request("19.90", "EUR"))).isInstanceOf(Approved.class);
        assertThat(provider.authorize(request("0.17", "EUR"))).isEqualTo(new TimedOut());
    }

    private static Request request(String amount, String currency) {
        return new Request("key", new PaymentId(UUID.randomUUID()), Money.of(amount, currency), null);
    }
}
