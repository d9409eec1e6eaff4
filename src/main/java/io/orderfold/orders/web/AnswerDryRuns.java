package io.orderfold.orders.web;

import io.orderfold.kernel.web.DryRunEvents;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Etags;
import io.orderfold.kernel.web.WouldHappen;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Answers a dry run: with the events that would be recorded, and the order as the log would have it then. That the real
 * call would answer 201 and where to find what it made is not said; there is nothing to be found.
 */
@RestControllerAdvice
class AnswerDryRuns implements ResponseBodyAdvice<Object> {

    private final DryRunEvents recorded;
    private final OrderAnswers orders;

    AnswerDryRuns(DryRunEvents recorded, OrderAnswers orders) {
        this.recorded = recorded;
        this.orders = orders;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return DryRunEvents.areWanted(returned);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        OrderView order = order(body, ((ServletServerHttpRequest) request).getServletRequest());
        List<WouldHappen> events = recorded.all();
        Long version = order == null ? null : versionBefore(order, events);
        response.setStatusCode(HttpStatus.OK);
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.valueOf(DryRunnable.MEDIA_TYPE));
        headers.remove(HttpHeaders.LOCATION);
        headers.remove(HttpHeaders.ETAG);
        if (version != null) {
            headers.setETag(Etags.of(version));
        }
        return new OrderDryRun(version, events, order, isTheSame(body, order) ? null : body);
    }

    /** The order that the address names; where it names none, the one that would be started. */
    private @Nullable OrderView order(@Nullable Object body, HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("orderId") instanceof String id
                ? orders.ask(new ReadOrderFromLog(OrderId.of(id))).orElseThrow()
                : body instanceof OrderView started ? started : null;
    }

    private static @Nullable Long versionBefore(OrderView order, List<WouldHappen> events) {
        String stream = order.orderId().toString();
        long before = order.version()
                - events.stream().filter(event -> event.stream().equals(stream)).count();
        return before < 0 ? null : before;
    }

    private static boolean isTheSame(@Nullable Object body, @Nullable OrderView order) {
        return body instanceof OrderView answered
                && order != null
                && answered.orderId().equals(order.orderId());
    }
}
