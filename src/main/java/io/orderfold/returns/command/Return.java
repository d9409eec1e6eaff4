package io.orderfold.returns.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.Condition;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.RefundPart;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnLine;
import io.orderfold.returns.ReturnStatus;
import io.orderfold.returns.WantedBack;
import io.orderfold.returns.command.ReturnCommand.ApproveReturn;
import io.orderfold.returns.command.ReturnCommand.CloseReturn;
import io.orderfold.returns.command.ReturnCommand.ExchangeReturn;
import io.orderfold.returns.command.ReturnCommand.InspectReturn;
import io.orderfold.returns.command.ReturnCommand.ReceiveReturn;
import io.orderfold.returns.command.ReturnCommand.RecordReturnRefundFailure;
import io.orderfold.returns.command.ReturnCommand.RefundReturn;
import io.orderfold.returns.command.ReturnCommand.RejectReturn;
import io.orderfold.returns.command.ReturnCommand.RequestReturn;
import io.orderfold.returns.event.ReturnApproved;
import io.orderfold.returns.event.ReturnClosed;
import io.orderfold.returns.event.ReturnExchanged;
import io.orderfold.returns.event.ReturnInspected;
import io.orderfold.returns.event.ReturnReceived;
import io.orderfold.returns.event.ReturnRefundFailed;
import io.orderfold.returns.event.ReturnRefundRequested;
import io.orderfold.returns.event.ReturnRejected;
import io.orderfold.returns.event.ReturnRequested;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Goods of one order on their way back. Which pieces may come, the order decides; which money may go, its payments; both
 * in the transaction of the return's own change.
 */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class Return extends VersionedAggregate {

    private static final int LONGEST_TEXT = 500;

    @AggregateIdentifier
    private ReturnId id;

    private OrderId orderId;
    private ReturnRequested requested;
    private ReturnStatus status;
    private ReturnSums sums;
    private int receipts;
    private int refunds;
    private final Map<LineId, ReturnLine> lines = new LinkedHashMap<>();
    private final Map<LineId, Integer> received = new HashMap<>();
    private final Map<LineId, Integer> inspected = new HashMap<>();
    private final Set<String> failures = new HashSet<>();
    private final Set<OrderId> exchanges = new HashSet<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RequestReturn command, OrderOfReturn order) {
        String comment = Text.optional(command.comment(), LONGEST_TEXT, "comment");
        if (id != null) {
            if (!isSame(requested, command, comment)) {
                throw ReturnRejection.idTaken(command.returnId());
            }
            return record();
        }
        refuseUnlessDistinct(command.lines().stream().map(WantedBack::lineId).toList());
        command.lines().forEach(line -> Quantity.check(line.quantity(), "lines.quantity"));
        List<ReturnLine> allowed = order.allow(command.orderId(), command.returnId(), command.lines());
        boolean open = order.isInTime(command.orderId());
        if (!open && !command.late()) {
            throw ReturnRejection.windowOver();
        }
        return record(new ReturnRequested(command.returnId(), command.orderId(), allowed, comment, !open));
    }

    private static boolean isSame(ReturnRequested before, RequestReturn command, @Nullable String comment) {
        return before.orderId().equals(command.orderId())
                && Objects.equals(before.comment(), comment)
                && before.lines().stream()
                        .map(line -> new WantedBack(line.lineId(), line.quantity(), line.reason()))
                        .toList()
                        .equals(command.lines());
    }

    @EventSourcingHandler
    void evolve(ReturnRequested event) {
        id = event.returnId();
        orderId = event.orderId();
        requested = event;
        status = ReturnStatus.REQUESTED;
        event.lines().forEach(line -> lines.put(line.lineId(), line));
        sums = ReturnSums.none(Money.zero(event.lines().get(0).unitPrice().currency()));
    }

    @CommandHandler
    long decide(ApproveReturn command) {
        if (status == ReturnStatus.APPROVED) {
            return record();
        }
        if (status != ReturnStatus.REQUESTED) {
            throw ReturnRejection.wrongState("approved", status);
        }
        return record(new ReturnApproved(id, orderId));
    }

    @EventSourcingHandler
    void evolve(ReturnApproved event) {
        status = ReturnStatus.APPROVED;
    }

    @CommandHandler
    long decide(RejectReturn command, OrderOfReturn order) {
        String reason = Text.required(command.reason(), LONGEST_TEXT, "reason");
        if (status == ReturnStatus.REJECTED) {
            return record();
        }
        if (status != ReturnStatus.REQUESTED) {
            throw ReturnRejection.wrongState("rejected", status);
        }
        order.dismiss(orderId, id);
        return record(new ReturnRejected(id, orderId, reason));
    }

    @EventSourcingHandler
    void evolve(ReturnRejected event) {
        status = ReturnStatus.REJECTED;
    }

    @CommandHandler
    long decide(ReceiveReturn command, OrderOfReturn order) {
        if (status != ReturnStatus.APPROVED && status != ReturnStatus.PARTIALLY_RECEIVED) {
            throw ReturnRejection.wrongState("received", status);
        }
        refuseUnlessDistinct(command.lines().stream().map(LineQuantity::lineId).toList());
        for (LineQuantity pieces : command.lines()) {
            Quantity.check(pieces.quantity(), "lines.quantity");
            int left = expected(pieces.lineId());
            if (pieces.quantity() > left) {
                throw ReturnRejection.notExpected(pieces.lineId(), left);
            }
        }
        Money worth = order.takeBack(orderId, id, receipts + 1, command.lines());
        return record(new ReturnReceived(id, orderId, receipts + 1, command.lines(), worth));
    }

    @EventSourcingHandler
    void evolve(ReturnReceived event) {
        receipts = event.receipt();
        for (LineQuantity pieces : event.lines()) {
            received.merge(pieces.lineId(), pieces.quantity(), Integer::sum);
        }
        sums = sums.receive(event.worth());
        status = lines.keySet().stream().allMatch(line -> expected(line) == 0)
                ? ReturnStatus.RECEIVED
                : ReturnStatus.PARTIALLY_RECEIVED;
    }

    @CommandHandler
    long decide(InspectReturn command, StockOfReturn stock) {
        if (status != ReturnStatus.RECEIVED && status != ReturnStatus.PARTIALLY_RECEIVED) {
            throw ReturnRejection.wrongState("inspected", status);
        }
        if (command.lines().isEmpty()) {
            throw ReturnRejection.linesMissing();
        }
        Map<LineId, Integer> looked = new LinkedHashMap<>();
        SortedMap<Sku, Integer> restocked = new TreeMap<>();
        for (Inspected pieces : command.lines()) {
            Quantity.check(pieces.quantity(), "lines.quantity");
            if (pieces.restock() && pieces.condition() == Condition.DAMAGED) {
                throw ReturnRejection.damagedIsNotRestocked();
            }
            int left = received.getOrDefault(pieces.lineId(), 0) - inspected.getOrDefault(pieces.lineId(), 0);
            if (looked.merge(pieces.lineId(), pieces.quantity(), Math::addExact) > left) {
                throw ReturnRejection.notReceived(pieces.lineId(), left);
            }
            if (pieces.restock()) {
                restocked.merge(line(pieces.lineId()).sku(), pieces.quantity(), Math::addExact);
            }
        }
        restocked.forEach((sku, quantity) -> stock.restock(id, sku, quantity));
        return record(new ReturnInspected(id, orderId, command.lines()));
    }

    @EventSourcingHandler
    void evolve(ReturnInspected event) {
        event.lines().forEach(pieces -> inspected.merge(pieces.lineId(), pieces.quantity(), Integer::sum));
    }

    @CommandHandler
    long decide(RefundReturn command, MoneyOfReturn money) {
        if (receipts == 0) {
            throw ReturnRejection.wrongState("refunded", status);
        }
        return refund(money, command.fee() == null ? nothing() : command.fee());
    }

    private long refund(MoneyOfReturn money, Money fee) {
        Money worth = sums.owed();
        Money amount = sums.amountAfter(fee);
        String refundId = id.refund(refunds + 1);
        List<RefundPart> parts = amount.isZero() ? List.of() : money.giveBack(orderId, refundId, amount);
        return record(new ReturnRefundRequested(id, orderId, refundId, worth, fee, amount, parts));
    }

    private Money nothing() {
        return Money.zero(sums.owed().currency());
    }

    @CommandHandler
    long decide(ExchangeReturn command, OrderOfReturn order, MoneyOfReturn money) {
        if (exchanges.contains(command.exchangeOrder())) {
            return record();
        }
        if (receipts == 0) {
            throw ReturnRejection.wrongState("exchanged", status);
        }
        if (command.lines().isEmpty()) {
            throw ReturnRejection.linesMissing();
        }
        Money worth = sums.owed();
        Money fee = command.fee() == null ? nothing() : command.fee();
        Money amount = sums.amountAfter(fee);
        Money credited = amount.min(order.placeInstead(orderId, command.exchangeOrder(), command.lines()));
        List<RefundPart> parts = credited.isZero()
                ? List.of()
                : money.moveTo(command.exchangeOrder(), orderId, id + ":exchange:" + command.exchangeOrder(), credited);
        long version = record(new ReturnExchanged(id, orderId, command.exchangeOrder(), worth, fee, credited, parts));
        return sums.owed().isPositive() ? refund(money, nothing()) : version;
    }

    @EventSourcingHandler
    void evolve(ReturnExchanged event) {
        exchanges.add(event.exchangeOrder());
        sums = sums.refund(event.credited(), event.fee());
    }

    @EventSourcingHandler
    void evolve(ReturnRefundRequested event) {
        refunds++;
        sums = sums.refund(event.amount(), event.fee());
    }

    @CommandHandler
    long decide(RecordReturnRefundFailure command) {
        return failures.contains(command.refundId() + command.paymentId())
                ? record()
                : record(
                        new ReturnRefundFailed(id, orderId, command.refundId(), command.paymentId(), command.amount()));
    }

    @EventSourcingHandler
    void evolve(ReturnRefundFailed event) {
        failures.add(event.refundId() + event.paymentId());
        sums = sums.fail(event.amount());
    }

    @CommandHandler
    long decide(CloseReturn command, OrderOfReturn order) {
        if (status == ReturnStatus.CLOSED) {
            return record();
        }
        if (status == ReturnStatus.REQUESTED || status == ReturnStatus.REJECTED) {
            throw ReturnRejection.wrongState("closed", status);
        }
        order.dismiss(orderId, id);
        return record(new ReturnClosed(id, orderId));
    }

    @EventSourcingHandler
    void evolve(ReturnClosed event) {
        status = ReturnStatus.CLOSED;
    }

    private ReturnLine line(LineId lineId) {
        return Objects.requireNonNull(lines.get(lineId), "it is among the return's lines");
    }

    private int expected(LineId lineId) {
        ReturnLine line = lines.get(lineId);
        return line == null ? 0 : line.quantity() - received.getOrDefault(lineId, 0);
    }

    private static void refuseUnlessDistinct(List<LineId> named) {
        if (named.isEmpty()) {
            throw ReturnRejection.linesMissing();
        }
        Set<LineId> seen = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            if (!seen.add(named.get(i))) {
                throw ReturnRejection.lineTwice(i);
            }
        }
    }
}
