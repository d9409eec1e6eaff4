package io.orderfold.orders.query;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.event.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each event does to an order's sums: the difference it makes to the view that everybody sees. There is no other
 * reckoning that could say something else than the view does.
 */
public final class ExplanationFold implements Fold<ExplanationFold.Explained, OrderEvent> {

    private static final OrderFold ORDER = new OrderFold();

    /** The order so far, and how its sums came about. */
    public record Explained(OrderView order, OrderExplanation explanation) implements Versioned {

        @Override
        public long version() {
            return order.version();
        }
    }

    @Override
    public Explained after(@Nullable Explained before, OrderEvent event, Happened happened) {
        OrderView was = before == null ? null : before.order();
        OrderView is = ORDER.after(was, event, happened);
        List<OrderExplanation.Step> steps = new ArrayList<>(
                before == null ? List.of() : before.explanation().steps());
        Money total = change(was, is, OrderView::total);
        Money paid = change(was, is, ExplanationFold::paid);
        Money refunded = change(was, is, ExplanationFold::refunded);
        Money due = change(was, is, OrderView::due);
        if (total != null || paid != null || refunded != null || due != null) {
            steps.add(new OrderExplanation.Step(
                    is.version(),
                    event.getClass().getSimpleName(),
                    happened.at(),
                    happened.actor(),
                    happened.reason(),
                    total,
                    paid,
                    refunded,
                    due));
        }
        return new Explained(
                is,
                new OrderExplanation(
                        is.orderId(), is.version(), is.total(), paid(is), refunded(is), is.due(), List.copyOf(steps)));
    }

    /** Null where there is none. */
    private static @Nullable Money change(@Nullable OrderView was, OrderView is, Function<OrderView, Money> sum) {
        Money now = sum.apply(is);
        Money change = was == null ? now : now.minus(sum.apply(was));
        return change.isZero() ? null : change;
    }

    private static Money paid(OrderView order) {
        return sum(order, OrderPaymentView::captured);
    }

    private static Money refunded(OrderView order) {
        return sum(order, OrderPaymentView::refunded);
    }

    private static Money sum(OrderView order, Function<OrderPaymentView, Money> part) {
        return Money.sum(
                order.total().currency(), order.payments().stream().map(part).toList());
    }
}
