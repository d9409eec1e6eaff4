package io.orderfold.orders.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.orderfold.orders.query.UndoView;
import io.orderfold.orders.query.UndoView.UndoableEdit;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a view keeps for itself, and no answer has. */
@Configuration(proxyBeanMethods = false)
class ShortAnswers {

    @Bean
    JsonMapperBuilderCustomizer nextEditsOnly() {
        return mapper -> mapper.addMixIn(UndoView.class, NextEditsOnly.class);
    }

    /** An order that was edited hundreds of times tells the next few. */
    interface NextEditsOnly {
        @JsonIgnore
        List<UndoableEdit> beyond();
    }
}
