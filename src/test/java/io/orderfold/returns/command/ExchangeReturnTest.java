package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.RefundPart;
import io.orderfold.returns.WantedInstead;
import io.orderfold.returns.command.ReturnCommand.ExchangeReturn;
import io.orderfold.returns.command.ReturnCommand.RefundReturn;
import io.orderfold.returns.command.ReturnFixture.Surroundings;
import io.orderfold.returns.event.ReturnExchanged;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExchangeReturnTest {

    private static final OrderId INSTEAD = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca499");

    private static ExchangeReturn exchange(@Nullable Money fee) {
        return new ExchangeReturn(RETURN, INSTEAD, List.of(new WantedInstead(new Sku("MUG"), 1)), fee);
    }

    private static ReturnExchanged exchanged(String worth, String fee, String credited) {
        return new ReturnExchanged(
                RETURN,
                ORDER,
                INSTEAD,
                eur(worth),
                eur(fee),
                eur(credited),
                eur(credited).isZero() ? List.of() : List.of(new RefundPart(PAYMENT, eur(credited))));
    }

    @Test
    void paysForADearerOrderAsFarAsItGoes() {
        Surroundings shop = new Surroundings().costing(eur("50.00"));
        fixture(shop)
                .given(requested(), approved(), received(1, pieces(1, 2)))
                .when(exchange(null))
                .expectEvents(exchanged("20.00", "0.00", "20.00"));
        assertThat(shop.heard).containsExactly("place 1", "move 20.00");
    }

    @Test
    void givesBackWhatACheaperOrderLeaves() {
        Surroundings shop = new Surroundings().costing(eur("12.00"));
        fixture(shop)
                .given(requested(), approved(), received(1, pieces(1, 2)))
                .when(exchange(eur("3.00")))
                .expectEvents(exchanged("20.00", "3.00", "12.00"), refunded(1, "5.00", "0.00", "5.00"));
        assertThat(shop.heard).containsExactly("place 1", "move 12.00", "give back 5.00");
    }

    @Test
    void givesAllBackWhereTheNewOrderCostsNothing() {
        fixture(new Surroundings())
                .given(requested(), approved(), received(1, pieces(1, 2)))
                .when(exchange(null))
                .expectEvents(exchanged("20.00", "0.00", "0.00"), refunded(1, "20.00", "0.00", "20.00"));
    }

    @Test
    void paysWithTheRestOnly() {
        fixture(new Surroundings().costing(eur("50.00")))
                .given(
                        requested(),
                        approved(),
                        received(1, pieces(1, 2)),
                        refunded(1, "20.00", "0.00", "20.00"),
                        received(2, pieces(2, 1)))
                .when(exchange(null))
                .expectEvents(exchanged("4.00", "0.00", "4.00"));
        refused(
                fixture()
                        .given(requested(), approved(), received(1, pieces(1, 2)), exchanged("20.00", "0.00", "20.00"))
                        .when(new RefundReturn(RETURN, null)),
                Kind.CONFLICT,
                "nothing-to-refund");
    }

    @Test
    void changesNothingTwice() {
        Surroundings shop = new Surroundings();
        fixture(shop)
                .given(requested(), approved(), received(1, pieces(1, 2)), exchanged("20.00", "0.00", "20.00"))
                .when(exchange(null))
                .expectNoEvents();
        assertThat(shop.heard).isEmpty();
    }

    @Test
    void exchangesNothingThatHasNotCome() {
        refused(fixture().given(requested(), approved()).when(exchange(null)), Kind.CONFLICT, "wrong-state");
        refused(
                fixture()
                        .given(requested(), approved(), received(1, pieces(1, 2)))
                        .when(exchange(eur("20.01"))),
                Kind.CONFLICT,
                "fee-out-of-range");
        refused(
                fixture()
                        .given(requested(), approved(), received(1, pieces(1, 2)))
                        .when(new ExchangeReturn(RETURN, INSTEAD, List.of(), null)),
                Kind.INVALID,
                "lines-missing");
        refused(
                fixture(new Surroundings().refusing("product-discontinued"))
                        .given(requested(), approved(), received(1, pieces(1, 2)))
                        .when(exchange(null)),
                Kind.CONFLICT,
                "product-discontinued");
    }
}
