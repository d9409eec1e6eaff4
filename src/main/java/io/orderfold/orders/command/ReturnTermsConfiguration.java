package io.orderfold.orders.command;

import io.orderfold.orders.ReturnTerms;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReturnTermsConfiguration {

    private static final String NONE = "none";

    @Bean
    ReturnTerms returnTerms(@Value("${orderfold.returns.window:P30D}") String window) {
        if (window.equals(NONE)) {
            return ReturnTerms.FOR_EVER;
        }
        Duration time = Duration.parse(window);
        if (time.isNegative()) {
            throw new IllegalStateException(
                    "orderfold.returns.window can't be less than nothing, as " + window + " is");
        }
        return new ReturnTerms(time);
    }
}
