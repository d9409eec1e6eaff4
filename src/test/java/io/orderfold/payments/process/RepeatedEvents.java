package io.orderfold.payments.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.orders.OrderId;
import io.orderfold.payments.Shop;
import io.orderfold.payments.query.PaymentView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Delivers everything that happened to an order and its payments once more, as a process gets it after a crash. */
final class RepeatedEvents {

    private final Shop shop;
    private final EventStore store;

    RepeatedEvents(Shop shop, EventStore store) {
        this.shop = shop;
        this.store = store;
    }

    /** Expects that the process knows each of the events, and that nothing follows from them any more. */
    void changeNothing(OrderId order, Object process, Class<?>... handled) throws Exception {
        List<DomainEventMessage<?>> before = settled(order);
        List<DomainEventMessage<?>> repeated = before.stream()
                .filter(message -> Set.of(handled).contains(message.getPayloadType()))
                .toList();
        assertThat(repeated.stream().map(EventMessage::getPayloadType).collect(Collectors.toSet()))
                .isEqualTo(Set.of(handled));
        AnnotationEventHandlerAdapter handler = new AnnotationEventHandlerAdapter(process);
        for (DomainEventMessage<?> message : repeated) {
            assertThat(handler.canHandle(message)).isTrue();
            handler.handle(message);
            handler.handle(message);
        }
        assertThat(ids(settled(order))).isEqualTo(ids(before));
    }

    private List<DomainEventMessage<?>> settled(OrderId order) {
        return Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(new Settling(order), Settling.State::unchanged)
                .messages();
    }

    private final class Settling implements java.util.concurrent.Callable<Settling.State> {

        record State(boolean unchanged, List<DomainEventMessage<?>> messages) {}

        private final OrderId order;
        private List<String> last = List.of();

        Settling(OrderId order) {
            this.order = order;
        }

        @Override
        public State call() {
            List<DomainEventMessage<?>> messages = messages(order);
            boolean unchanged = ids(messages).equals(last);
            last = ids(messages);
            return new State(unchanged, messages);
        }
    }

    private List<DomainEventMessage<?>> messages(OrderId order) {
        Stream<String> payments =
                shop.payments(order).stream().map(PaymentView::paymentId).map(Object::toString);
        return Stream.concat(Stream.of(order.toString()), payments)
                .flatMap(stream -> store.readEvents(stream, 0).asStream())
                .sorted(Comparator.comparing(EventMessage::getTimestamp))
                .<DomainEventMessage<?>>map(message -> message)
                .toList();
    }

    private static List<String> ids(List<DomainEventMessage<?>> messages) {
        return messages.stream().map(EventMessage::getIdentifier).sorted().toList();
    }
}
