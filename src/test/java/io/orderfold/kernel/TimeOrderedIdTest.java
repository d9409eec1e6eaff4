package io.orderfold.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.axon.TimeOrderedIdentifiers;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void sortsAsTextInTheOrderIdsWereMadeIn() {
        List<String> ids = Stream.generate(() -> TimeOrderedId.next().toString())
                .limit(10_000)
                .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void namesTheEventsInTheLog() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIdentifiers.class);
    }
}
