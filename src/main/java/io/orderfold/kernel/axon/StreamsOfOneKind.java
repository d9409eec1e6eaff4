package io.orderfold.kernel.axon;

import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Has each aggregate read streams of its own kind only: under the id of an order there is no shipment. Axon has a word for
 * it in {@code @Aggregate}, and does not pass it on.
 */
@Component
class StreamsOfOneKind implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringAggregateConfigurer<?> aggregate) {
            aggregate.setFilterEventsByType(true);
        }
        return bean;
    }
}
