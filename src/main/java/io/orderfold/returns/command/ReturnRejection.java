package io.orderfold.returns.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnStatus;
import java.util.Locale;

/** Why a return says no. */
final class ReturnRejection {

    private ReturnRejection() {}

    static Rejection idTaken(ReturnId id) {
        return Rejection.conflict("return-id-taken", "There is another return with the id " + id + ".");
    }

    static Rejection wrongState(String action, ReturnStatus status) {
        return Rejection.conflict(
                        "wrong-state",
                        "A return that is "
                                + status.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " can't be " + action
                                + ".")
                .with("returnStatus", status);
    }

    static Rejection linesMissing() {
        return Rejection.invalid("lines-missing", "lines", "Name at least one line.");
    }

    static Rejection lineTwice(int index) {
        return Rejection.invalid("duplicate-line", "lines[" + index + "]", "Name each line once.");
    }

    static Rejection windowOver() {
        return Rejection.conflict(
                "return-window-over", "The time to send goods of this order back is over; a manager may allow it.");
    }

    static Rejection notExpected(LineId line, int left) {
        return Rejection.conflict(
                        "not-expected-back", "Of line " + line + " no more than " + left + " are expected back.")
                .with("lineId", line)
                .with("maximum", left);
    }

    static Rejection notReceived(LineId line, int left) {
        return Rejection.conflict(
                        "not-received", "Of line " + line + " no more than " + left + " are here and not looked at.")
                .with("lineId", line)
                .with("maximum", left);
    }

    static Rejection damagedIsNotRestocked() {
        return Rejection.invalid("damaged-not-restocked", "restock", "Damaged pieces do not go back to stock.");
    }

    static Rejection nothingToRefund() {
        return Rejection.conflict("nothing-to-refund", "All that was received is paid back.");
    }

    static Rejection feeOutOfRange(Money most) {
        return Rejection.conflict("fee-out-of-range", "A fee is between nothing and " + most + ".")
                .with("maximum", most);
    }

    static Rejection wrongCurrency(Money fee) {
        return Rejection.conflict("wrong-currency", "The order is not in " + fee.currency() + ".");
    }
}
