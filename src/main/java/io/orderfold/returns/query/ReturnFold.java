package io.orderfold.returns.query;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.ReturnStatus;
import io.orderfold.returns.event.ReturnApproved;
import io.orderfold.returns.event.ReturnClosed;
import io.orderfold.returns.event.ReturnEvent;
import io.orderfold.returns.event.ReturnExchanged;
import io.orderfold.returns.event.ReturnInspected;
import io.orderfold.returns.event.ReturnReceived;
import io.orderfold.returns.event.ReturnRefundFailed;
import io.orderfold.returns.event.ReturnRefundRequested;
import io.orderfold.returns.event.ReturnRejected;
import io.orderfold.returns.event.ReturnRequested;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A return's view from its events. */
public final class ReturnFold implements Fold<ReturnView, ReturnEvent> {

    @Override
    public ReturnView after(@Nullable ReturnView before, ReturnEvent event, Happened happened) {
        if (event instanceof ReturnRequested e) {
            Money none = Money.zero(e.lines().get(0).unitPrice().currency());
            return new ReturnView(
                    e.returnId(),
                    e.orderId(),
                    happened.version(),
                    ReturnStatus.REQUESTED,
                    e.lines().stream().map(ReturnLineView::of).toList(),
                    e.comment(),
                    e.late(),
                    none,
                    none,
                    none,
                    none,
                    List.of(),
                    null,
                    happened.at(),
                    happened.at());
        }
        Draft draft = new Draft(Objects.requireNonNull(before, "a return begins by being requested"));
        draft.apply(event);
        return draft.view(happened);
    }

    /** The view while an event is applied to it. */
    private static final class Draft {

        private final ReturnView before;
        private ReturnStatus status;
        private List<ReturnLineView> lines;
        private Money refundable;
        private Money refunded;
        private Money exchanged;
        private List<OrderId> exchangeOrders;
        private Money fees;
        private @Nullable String rejectReason;

        Draft(ReturnView before) {
            this.before = before;
            status = before.status();
            lines = before.lines();
            refundable = before.refundable();
            refunded = before.refunded();
            exchanged = before.exchanged();
            exchangeOrders = before.exchangeOrders();
            fees = before.fees();
            rejectReason = before.rejectReason();
        }

        void apply(ReturnEvent event) {
            if (event instanceof ReturnApproved) {
                status = ReturnStatus.APPROVED;
            } else if (event instanceof ReturnRejected e) {
                status = ReturnStatus.REJECTED;
                rejectReason = e.reason();
            } else if (event instanceof ReturnReceived e) {
                e.lines().forEach(this::receive);
                refundable = refundable.plus(e.worth());
                status = lines.stream().allMatch(line -> line.received() == line.quantity())
                        ? ReturnStatus.RECEIVED
                        : ReturnStatus.PARTIALLY_RECEIVED;
            } else if (event instanceof ReturnInspected e) {
                e.lines().forEach(this::inspect);
            } else if (event instanceof ReturnRefundRequested e) {
                refunded = refunded.plus(e.amount());
                fees = fees.plus(e.fee());
                refundable = refundable.minus(e.worth());
            } else if (event instanceof ReturnExchanged e) {
                exchanged = exchanged.plus(e.credited());
                fees = fees.plus(e.fee());
                refundable = refundable.minus(e.credited()).minus(e.fee());
                exchangeOrders = Stream.concat(exchangeOrders.stream(), Stream.of(e.exchangeOrder()))
                        .toList();
            } else if (event instanceof ReturnRefundFailed e) {
                refunded = refunded.minus(e.amount());
                refundable = refundable.plus(e.amount());
            } else if (event instanceof ReturnClosed) {
                status = ReturnStatus.CLOSED;
            } else {
                throw new IllegalStateException("No view of " + event.getClass().getSimpleName());
            }
        }

        private void receive(LineQuantity pieces) {
            lines = lines.stream()
                    .map(line -> line.lineId().equals(pieces.lineId()) ? line.receive(pieces.quantity()) : line)
                    .toList();
        }

        private void inspect(Inspected found) {
            lines = lines.stream()
                    .map(line -> line.lineId().equals(found.lineId()) ? line.inspect(found) : line)
                    .toList();
        }

        ReturnView view(Happened happened) {
            return new ReturnView(
                    before.returnId(),
                    before.orderId(),
                    happened.version(),
                    status,
                    lines,
                    before.comment(),
                    before.late(),
                    refundable,
                    refunded,
                    exchanged,
                    fees,
                    exchangeOrders,
                    rejectReason,
                    before.requestedAt(),
                    happened.at());
        }
    }
}
