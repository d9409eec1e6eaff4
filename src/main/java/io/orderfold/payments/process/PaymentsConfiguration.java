package io.orderfold.payments.process;

import io.orderfold.payments.PaymentTerms;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentsConfiguration {

    /** A provider that does not exist is found out at start, not by the first customer. */
    @Bean
    PaymentTerms paymentTerms(
            PaymentProviders providers,
            @Value("${orderfold.payments.provider:simulator}") String provider,
            @Value("${orderfold.payments.expiry:PT72H}") Duration expiry) {
        if (expiry.isNegative() || expiry.isZero()) {
            throw new IllegalStateException("orderfold.payments.expiry must be longer than nothing, not " + expiry);
        }
        return new PaymentTerms(provider, providers.named(provider).authorizesByItself(), expiry);
    }
}
