package io.orderfold.reports.projection;

import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockTransferCancelled;
import io.orderfold.inventory.event.StockTransferReceived;
import io.orderfold.inventory.event.StockTransferStarted;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.LoggedMessage;
import io.orderfold.kernel.jdbc.FillTarget;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.Rebuildable;
import io.orderfold.kernel.jdbc.TableShape;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps a row for each event that changes how many pieces are on hand. A product's stream may be of any length, so its
 * rows are those of single events and no view: what has been written is never read again to write more.
 */
@Component
@ProcessingGroup(StockMoves.GROUP)
class StockMoves implements Rebuildable {

    static final String GROUP = "reports.projection";

    private static final String TABLE = "report_stock_moves";
    private static final String COLUMNS = "move_id, sku, kind, on_hand, moved_at";
    // An event that is handled again has its row already.
    private static final String INSERT_ONCE = "insert into {report_stock_moves} (" + COLUMNS + ") select"
            + " cast(? as varchar(255)), cast(? as varchar(64)), cast(? as varchar(20)), cast(? as bigint),"
            + " cast(? as timestamp with time zone)"
            + " where not exists (select 1 from {report_stock_moves} where move_id = ?)";
    private static final String INSERT = "insert into {report_stock_moves} (" + COLUMNS + ") values (?, ?, ?, ?, ?)";

    private final ReadTables tables;

    StockMoves(ReadTables tables) {
        this.tables = tables;
        tables.register(GROUP, List.of(TABLE));
    }

    /** By how many pieces an event changes what is on hand, and how it is called. */
    private record Move(String kind, long onHand) {}

    private static Optional<Move> move(Object event) {
        if (event instanceof StockReceived e) {
            return Optional.of(new Move("received", e.quantity()));
        } else if (event instanceof StockAdjusted e) {
            return Optional.of(new Move("adjusted", e.delta()));
        } else if (event instanceof StockCounted e) {
            return e.difference() == 0 ? Optional.empty() : Optional.of(new Move("counted", e.difference()));
        } else if (event instanceof StockDispatched e) {
            return Optional.of(new Move("dispatched", -e.quantity()));
        } else if (event instanceof StockTransferStarted e) {
            return Optional.of(new Move("transfer", -e.quantity()));
        } else if (event instanceof StockTransferReceived e) {
            return Optional.of(new Move("transfer", e.received()));
        } else if (event instanceof StockTransferCancelled e) {
            return Optional.of(new Move("transfer", e.quantity()));
        }
        return Optional.empty();
    }

    private static Optional<Object[]> row(DomainEventMessage<?> message) {
        return move(message.getPayload()).map(move -> new Object[] {
            message.getAggregateIdentifier() + "#" + message.getSequenceNumber(),
            ((StockEvent) message.getPayload()).sku().value(),
            move.kind(),
            move.onHand(),
            message.getTimestamp().atOffset(ZoneOffset.UTC)
        });
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public TableShape shape() {
        return new TableShape(TABLE, "move_id", List.of());
    }

    @Override
    public boolean rowsAreOfStreams() {
        return false;
    }

    @Override
    public boolean takes(DomainEventMessage<?> message) {
        return StockEvent.class.isAssignableFrom(message.getPayloadType());
    }

    @Override
    public Filling filling(FillTarget target) {
        return new Filling() {
            private long written;

            @Override
            public void take(List<LoggedMessage> events) {
                List<Object[]> rows = rowsOf(events);
                target.transactions()
                        .executeWithoutResult(
                                transaction -> tables.batchUpdate(target.version(), INSERT, List.copyOf(rows)));
                written += rows.size();
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public long rows() {
                return written;
            }
        };
    }

    private static List<Object[]> rowsOf(List<LoggedMessage> events) {
        return events.stream().flatMap(event -> row(event.message()).stream()).toList();
    }

    @Override
    public int renew(List<LoggedMessage> events, FillTarget target) {
        List<Object[]> rows = rowsOf(events);
        tables.batchUpdate(
                target.version(),
                "delete from {report_stock_moves} where move_id = ?",
                rows.stream()
                        .<@Nullable Object[]>map(row -> new Object[] {row[0]})
                        .toList());
        tables.batchUpdate(target.version(), INSERT, List.copyOf(rows));
        return rows.size();
    }

    @Override
    public boolean isMerelyBehind(
            Object key,
            @Nullable Map<String, @Nullable Object> served,
            @Nullable Map<String, @Nullable Object> filled,
            BiPredicate<Long, String> handled,
            Log log) {
        String id = key.toString();
        int end = id.lastIndexOf('#');
        String stream = id.substring(0, end);
        return served == null
                && filled != null
                && log.position(stream, Long.parseLong(id.substring(end + 1)))
                        .filter(position -> !handled.test(position, stream))
                        .isPresent();
    }

    @EventHandler
    void on(StockEvent event, DomainEventMessage<?> message) {
        row(message).ifPresent(row -> {
            if (!(CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork)) {
                // Tried again after it was parked: what fails must fail here.
                add(List.<Object[]>of(row));
                return;
            }
            List<Object[]> batch = CurrentUnitOfWork.get()
                    .root()
                    .getOrComputeResource(StockMoves.class.getName(), name -> {
                        List<Object[]> collected = new ArrayList<>();
                        CurrentUnitOfWork.get().root().onPrepareCommit(unit -> add(collected));
                        return collected;
                    });
            batch.add(row);
        });
    }

    private void add(List<Object[]> batch) {
        tables.batchUpdate(
                tables.enter(GROUP),
                INSERT_ONCE,
                batch.stream()
                        .<@Nullable Object[]>map(row ->
                                Stream.concat(Stream.of(row), Stream.of(row[0])).toArray())
                        .toList());
    }

    @ResetHandler
    void reset() {
        tables.update(tables.current(GROUP), "delete from {report_stock_moves}");
    }
}
