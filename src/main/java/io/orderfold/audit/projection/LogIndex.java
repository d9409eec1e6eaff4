package io.orderfold.audit.projection;

import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.LoggedMessage;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.axon.UnknownEvent;
import io.orderfold.kernel.jdbc.FillTarget;
import io.orderfold.kernel.jdbc.Rebuildable;
import io.orderfold.kernel.jdbc.TableShape;
import io.orderfold.orders.OrderId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a row an event, whatever it is: what it is about, and where it came from. */
@Component
@ProcessingGroup(LogIndex.GROUP)
class LogIndex implements Rebuildable {

    static final String GROUP = "audit.projection";

    /** How an event names the order it is about; null where it names none. */
    private static final ClassValue<Optional<Method>> ORDER = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> event) {
            RecordComponent[] components = event.getRecordComponents();
            if (components == null) {
                return Optional.empty();
            }
            for (RecordComponent component : components) {
                if (component.getType().equals(OrderId.class)
                        && component.getName().equals("orderId")) {
                    return Optional.of(component.getAccessor());
                }
            }
            return Optional.empty();
        }
    };

    private final LogIndexRows rows;
    private final EventsByPosition log;

    LogIndex(LogIndexRows rows, EventsByPosition log) {
        this.rows = rows;
        this.log = log;
        rows.tables().register(GROUP, List.of(LogIndexRows.TABLE));
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public TableShape shape() {
        return new TableShape(LogIndexRows.TABLE, "log_position", List.of());
    }

    @Override
    public boolean rowsAreOfStreams() {
        return false;
    }

    @Override
    public boolean takes(DomainEventMessage<?> message) {
        return true;
    }

    /** An event stays as it is; those up to an instant are found by when they were recorded. */
    @Override
    public boolean showsThePast() {
        return false;
    }

    @Override
    public Filling filling(FillTarget target) {
        return new LogIndexFilling(rows, target);
    }

    @Override
    public boolean isMerelyBehind(
            Object key,
            @Nullable Map<String, @Nullable Object> served,
            @Nullable Map<String, @Nullable Object> filled,
            BiPredicate<Long, String> handled,
            Log events) {
        return served == null
                && filled != null
                && key instanceof Number position
                && !handled.test(position.longValue(), String.valueOf(filled.get("stream")));
    }

    @Override
    public int renew(List<LoggedMessage> events, FillTarget target) {
        rows.delete(
                target.version(), events.stream().map(LoggedMessage::position).toList());
        rows.insert(target.version(), events.stream().map(LogIndex::row).toList());
        return events.size();
    }

    static Object[] row(LoggedMessage event) {
        Object[] row = row(event.message().getPayload(), event.message());
        row[0] = event.position();
        return row;
    }

    @EventHandler
    void on(Object event, DomainEventMessage<?> message) {
        if (event instanceof UnknownEvent) {
            // It is parked, for a release that knows what it is about.
            return;
        }
        Object[] row = row(event, message);
        if (!(CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork)) {
            // Tried again after it was parked: what fails must fail here.
            add(List.<Object[]>of(row));
            return;
        }
        List<Object[]> batch = CurrentUnitOfWork.get().root().getOrComputeResource(LogIndex.class.getName(), name -> {
            List<Object[]> collected = new ArrayList<>();
            CurrentUnitOfWork.get().root().onPrepareCommit(unit -> add(collected));
            return collected;
        });
        batch.add(row);
    }

    private void add(List<Object[]> batch) {
        Map<String, Long> positions =
                log.of(batch.stream().map(row -> (String) row[1]).toList());
        batch.forEach(row -> row[0] = Objects.requireNonNull(positions.get((String) row[1])));
        rows.add(rows.tables().enter(GROUP), batch);
    }

    /** Its position comes last, for all of a batch. */
    private static Object[] row(Object event, DomainEventMessage<?> message) {
        Map<String, ?> metadata = message.getMetaData();
        return LogIndexRows.row(
                null,
                message.getIdentifier(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getType(),
                message.getPayloadType().getSimpleName(),
                message.getTimestamp().atOffset(ZoneOffset.UTC),
                Metadata.actor(metadata).name(),
                text(metadata, Metadata.INITIATOR),
                text(metadata, Metadata.COMMAND),
                text(metadata, Metadata.CORRELATION_ID),
                text(metadata, Metadata.TRIGGER_ID),
                text(metadata, Metadata.REQUEST_ID),
                orderOf(event));
    }

    private static @Nullable String text(Map<String, ?> metadata, String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }

    private static @Nullable String orderOf(Object event) {
        Method accessor = ORDER.get(event.getClass()).orElse(null);
        if (accessor == null) {
            return null;
        }
        try {
            Object order = accessor.invoke(event);
            return order == null ? null : order.toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(event.getClass() + " does not tell its order", e);
        }
    }

    @ResetHandler
    void reset() {
        rows.deleteAll(rows.tables().current(GROUP));
    }
}
