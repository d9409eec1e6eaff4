package io.orderfold.kernel.web;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.PastView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.AsOf;
import io.orderfold.kernel.jdbc.PastViews;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Has a read with {@code ?asOf=INSTANT} answer as it would have then, whoever answers it: what is {@link ReadableAsOf}
 * reads the log up to the instant, or tables that were filled for it ({@link PastViews}). Everything else refuses, so that
 * nobody takes the present for the past.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AnswerAsOf implements HandlerInterceptor {

    /** After whoever asks for the sender's role. */
    private static final int ORDER = 2;

    private static final String SCOPE = AnswerAsOf.class.getName() + ".scope";
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final long LONGEST_RETRY = 60;

    private final PastViews views;
    private final ObjectProvider<PastViewRight> right;

    AnswerAsOf(PastViews views, ObjectProvider<PastViewRight> right) {
        this.views = views;
        this.right = right;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !Api.isCalled(request)) {
            return true;
        }
        List<String> asked = asked(request.getQueryString());
        if (asked.isEmpty()) {
            return true;
        }
        ReadableAsOf readable = method.getMethodAnnotation(ReadableAsOf.class);
        if (readable == null && !takesIt(method)) {
            throw Rejection.invalid(
                    "as-of-not-supported", ReadableAsOf.PARAMETER, "This can't be asked how it was at an instant.");
        }
        Instant asOf = instant(asked);
        if (request.getParameter("minVersion") != null) {
            throw Rejection.invalid(
                    "one-moment-only", ReadableAsOf.PARAMETER, "Give an instant of the past or a version to wait for.");
        }
        if (readable == null) {
            return true;
        }
        request.setAttribute(SCOPE, readable.value() == ReadableAsOf.Source.LOG ? AsOf.at(asOf) : view(asOf, request));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(SCOPE) instanceof AsOf.Scope scope) {
            request.removeAttribute(SCOPE);
            scope.close();
        }
    }

    private AsOf.Scope view(Instant asOf, HttpServletRequest request) {
        PastViews.refuseTheFuture(asOf);
        // One that ends between being found and being read is asked for again.
        for (int attempt = 0; attempt < 3; attempt++) {
            PastView view = views.await(
                    there(asOf, request), Optional.ofNullable(Reads.preferred()).orElse(USUAL));
            switch (view.state()) {
                case FILLING -> throw notReady(view);
                case FAILED ->
                    throw Rejection.conflict(
                                    "past-view-failed",
                                    "The shop as of that instant could not be made: " + reason(view) + ".")
                            .with("pastViewId", view.pastViewId());
                default -> {
                    Optional<AsOf.Scope> open = views.open(view);
                    if (open.isPresent()) {
                        return open.get();
                    }
                }
            }
        }
        throw Rejection.unavailable("past-view-not-ready", "The shop as of that instant has just been dropped.");
    }

    /** Whoever may have one made by hand need not do so. */
    private PastView there(Instant asOf, HttpServletRequest request) {
        if (right.stream().anyMatch(PastViewRight::isGiven)) {
            return views.ask(asOf, Actor.user(request.getRemoteUser()));
        }
        return views.at(asOf).orElseThrow(() -> Rejection.conflict(
                        "past-view-missing",
                        "Lists as of that instant have to be made first. A manager has it done by asking for"
                                + " one of them, or by POST /api/operations/past-views.")
                .with("asOf", asOf));
    }

    private static Rejection notReady(PastView view) {
        Long left = view.progress().secondsLeft();
        return Rejection.unavailable(
                        "past-view-not-ready", "The shop as of that instant is being made; ask again then.")
                .with("pastViewId", view.pastViewId())
                .with("progress", view.progress())
                .with(Rejection.RETRY_AFTER, left == null ? 2 : Math.max(1, Math.min(left, LONGEST_RETRY)));
    }

    private static String reason(PastView view) {
        PastView.PastViewFailure failure = view.failure();
        return failure == null ? "for no known reason" : failure.reason();
    }

    private static boolean takesIt(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && ReadableAsOf.PARAMETER.equals(
                                parameter.getParameter().getName()));
    }

    /** From the address alone. A name that is almost right is refused: whoever writes it does not want the present. */
    private static List<String> asked(@Nullable String query) {
        List<String> values = new ArrayList<>();
        if (query != null) {
            UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .forEach((raw, given) -> {
                        String name = decoded(raw);
                        if (name.equals(ReadableAsOf.PARAMETER)) {
                            given.forEach(value -> values.add(value == null ? "" : decoded(value)));
                        } else if (name.replaceAll("[^A-Za-z]", "").equalsIgnoreCase(ReadableAsOf.PARAMETER)) {
                            throw malformed();
                        }
                    });
        }
        return values;
    }

    private static String decoded(String raw) {
        try {
            return UriUtils.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return raw;
        }
    }

    private static Instant instant(List<String> asked) {
        if (asked.size() != 1) {
            throw malformed();
        }
        try {
            return Instant.parse(asked.get(0));
        } catch (DateTimeParseException e) {
            throw Rejection.invalid(
                    "malformed-parameter",
                    ReadableAsOf.PARAMETER,
                    "\"asOf\" is an instant (RFC 3339) such as 2026-01-31T23:00:00Z.");
        }
    }

    private static Rejection malformed() {
        return Rejection.invalid("malformed-as-of", ReadableAsOf.PARAMETER, "Write asOf, once and in these letters.");
    }

    @Bean
    WebMvcConfigurer answeringAsOf() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(AnswerAsOf.this).order(ORDER);
            }
        };
    }
}
