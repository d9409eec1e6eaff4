package io.orderfold.orders.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineRefund;
import io.orderfold.orders.event.OrderRefundGranted;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** What an order knows of money that went back while its goods stayed: how much of each line and of sending. */
@AggregateState
final class Refunds {

    private final Money none;
    private final Map<LineId, Money> amounts = new HashMap<>();
    private final Map<LineId, Integer> pieces = new HashMap<>();
    private Money shipping;

    Refunds(Currency currency) {
        this(Money.zero(currency));
    }

    @JsonCreator
    private Refunds(@JsonProperty("none") Money none) {
        this.none = none;
        shipping = none;
    }

    Money of(LineId line) {
        return amounts.getOrDefault(line, none);
    }

    int pieces(LineId line) {
        return pieces.getOrDefault(line, 0);
    }

    Money ofShipping() {
        return shipping;
    }

    void grant(OrderRefundGranted event) {
        for (LineRefund line : event.lines()) {
            amounts.merge(line.lineId(), line.amount(), Money::plus);
            pieces.merge(line.lineId(), line.pieces(), Integer::sum);
        }
        shipping = shipping.plus(event.shipping());
    }
}
