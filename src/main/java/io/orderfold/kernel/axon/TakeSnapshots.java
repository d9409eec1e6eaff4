package io.orderfold.kernel.axon;

import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Has snapshots taken of each aggregate, so that none can be forgotten. */
@Component
class TakeSnapshots implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringAggregateConfigurer<?> aggregate) {
            aggregate.setSnapshotTriggerDefinition("snapshotTriggers");
        }
        return bean;
    }
}
