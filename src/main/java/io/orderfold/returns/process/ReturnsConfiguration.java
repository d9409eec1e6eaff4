package io.orderfold.returns.process;

import io.orderfold.returns.ReturnTerms;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReturnsConfiguration {

    @Bean
    ReturnTerms returnTerms(@Value("${orderfold.returns.window:P30D}") Duration window) {
        if (window.isNegative()) {
            throw new IllegalStateException(
                    "orderfold.returns.window can't be less than nothing, as " + window + " is");
        }
        return new ReturnTerms(window);
    }
}
