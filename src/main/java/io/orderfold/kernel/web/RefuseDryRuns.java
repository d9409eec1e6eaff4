package io.orderfold.kernel.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.DryRuns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a dry run of what is not {@link DryRunnable}, before its body is read. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RefuseDryRuns implements HandlerInterceptor {

    /** After whoever asks for the sender's role. */
    private static final int ORDER = 1;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (DryRuns.isOn() && handler instanceof HandlerMethod method && !isDryRunnable(method)) {
            throw Rejection.invalid(
                    "dry-run-not-supported",
                    DryRunRequests.PARAMETER,
                    "This can't be asked what it would do; nothing was done.");
        }
        return true;
    }

    static boolean isDryRunnable(HandlerMethod method) {
        return method.hasMethodAnnotation(DryRunnable.class)
                || method.getBeanType().isAnnotationPresent(DryRunnable.class);
    }

    @Bean
    WebMvcConfigurer refusingDryRuns() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(RefuseDryRuns.this).order(ORDER);
            }
        };
    }
}
