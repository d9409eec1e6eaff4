package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.STANDARD;
import static io.orderfold.orders.command.OrderFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderPricing.Basket;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.ShippingMethodCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Two TEA at 10.00 and three MUG at 5.00: what is taken off, what is added, and that the parts sum to the whole. */
class OrderPricingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-05-04");

    private static OrderPriced price(
            List<OrderLine> lines,
            List<OrderDiscount> discounts,
            @Nullable ShippingMethodCode shipping,
            @Nullable String region) {
        return OrderFixture.pricing().price(new Basket(ORDER, EUR, lines, discounts, shipping, region, TODAY));
    }

    private static OrderDiscount discount(int id, @Nullable LineId line, Discount discount) {
        return new OrderDiscount(DiscountId.of(id), line, discount, null, "a test", true);
    }

    private static LinePrice line(OrderPriced priced, LineId id) {
        return priced.lines().stream()
                .filter(line -> line.lineId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Example
    void costsTheSumOfItsLinesWhereThereIsNothingElse() {
        OrderPriced priced = price(LINES, List.of(), null, null);
        assertThat(priced.total()).isEqualTo(eur("35.00"));
        assertThat(priced.lines()).allMatch(LinePrice::isPlain);
        assertThat(priced.shipping()).isNull();
    }

    @Example
    void takesALinesDiscountOffThatLineAlone() {
        OrderPriced priced = price(LINES, List.of(discount(1, FIRST, Discount.percent("15"))), null, null);
        assertThat(line(priced, FIRST).discount()).isEqualTo(eur("3.00"));
        assertThat(line(priced, SECOND).discount()).isEqualTo(eur("0.00"));
        assertThat(priced.total()).isEqualTo(eur("32.00"));
    }

    @Example
    void takesEachFurtherDiscountOffWhatIsLeft() {
        OrderPriced priced = price(
                LINES,
                List.of(discount(1, FIRST, Discount.percent("50")), discount(2, FIRST, Discount.percent("50"))),
                null,
                null);
        assertThat(line(priced, FIRST).discount()).isEqualTo(eur("15.00"));
    }

    @Example
    void takesTheOrdersDiscountsAfterThoseOfItsLinesWhateverWasGivenFirst() {
        List<OrderDiscount> given =
                List.of(discount(1, null, Discount.percent("10")), discount(2, FIRST, Discount.amount(eur("5.00"))));
        assertThat(price(LINES, given, null, null).total()).isEqualTo(eur("27.00"));
    }

    @Example
    void sharesAnOrdersDiscountByLargestRemainder() {
        OrderPriced priced = price(LINES, List.of(discount(1, null, Discount.amount(eur("10.00")))), null, null);
        assertThat(line(priced, FIRST).discount()).isEqualTo(eur("5.71"));
        assertThat(line(priced, SECOND).discount()).isEqualTo(eur("4.29"));
        assertThat(priced.total()).isEqualTo(eur("25.00"));
    }

    @Example
    void neverTakesOffMoreThanThereIs() {
        OrderPriced priced = price(LINES, List.of(discount(1, null, Discount.amount(eur("100.00")))), null, null);
        assertThat(priced.total()).isEqualTo(eur("0.00"));
    }

    @Example
    void addsTaxOnWhatIsLeft() {
        OrderPriced priced = price(LINES, List.of(discount(1, null, Discount.percent("10"))), null, "DE");
        assertThat(line(priced, FIRST).tax()).isEqualTo(eur("3.42"));
        assertThat(line(priced, SECOND).tax()).as("2.565 rounded half up").isEqualTo(eur("2.57"));
        assertThat(priced.total()).isEqualTo(eur("37.49"));
    }

    @Example
    void showsTaxThatIsInThePricesAndAddsNone() {
        OrderPriced priced = price(LINES, List.of(), null, "AT");
        assertThat(line(priced, FIRST).tax()).isEqualTo(eur("3.33"));
        assertThat(line(priced, FIRST).taxIncluded()).isTrue();
        assertThat(priced.total()).isEqualTo(eur("35.00"));
    }

    @Example
    void addsWhatSendingCostsWithItsTax() {
        OrderPriced priced = price(LINES, List.of(), STANDARD, "DE");
        assertThat(priced.shipping().price()).isEqualTo(eur("4.90"));
        assertThat(priced.shipping().tax()).isEqualTo(eur("0.93"));
        assertThat(priced.total()).isEqualTo(eur("47.48"));
    }

    @Example
    void asksForShippingByWhatTheGoodsComeToAfterDiscount() {
        List<OrderLine> many = List.of(LINES.get(0).withQuantity(5));
        assertThat(price(many, List.of(), STANDARD, null).shipping().price()).isEqualTo(eur("0.00"));
        assertThat(price(many, List.of(discount(1, null, Discount.percent("1"))), STANDARD, null)
                        .shipping()
                        .price())
                .isEqualTo(eur("4.90"));
    }

    @Example
    void sendsForNothingWithFreeShipping() {
        OrderPriced priced = price(LINES, List.of(discount(1, null, Discount.freeShipping())), STANDARD, "DE");
        assertThat(priced.shipping().discount()).isEqualTo(eur("4.90"));
        assertThat(priced.shipping().tax()).isEqualTo(eur("0.00"));
        assertThat(priced.total()).isEqualTo(eur("41.65"));
    }

    // ---- whatever the numbers ----

    record Wanted(int quantity, int cents) {}

    record Off(int line, int kind, int value) {}

    @Provide
    Arbitrary<List<Wanted>> wanted() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 9_999))
                .as(Wanted::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Off>> off() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 10_000))
                .as(Off::new)
                .list()
                .ofMaxSize(5);
    }

    @Property(tries = 5_000)
    void thePartsSumToTheWholeHoweverTheyAreSplit(
            @ForAll("wanted") List<Wanted> wanted,
            @ForAll("off") List<Off> off,
            @ForAll boolean shipped,
            @ForAll int country) {
        List<OrderLine> lines = new ArrayList<>();
        for (Wanted line : wanted) {
            lines.add(new OrderLine(
                    LineId.of(lines.size() + 1),
                    new Sku("S" + lines.size()),
                    "S",
                    line.quantity(),
                    new Money(BigDecimal.valueOf(line.cents(), 2), EUR),
                    line.cents() % 2 == 0 ? "books" : "standard",
                    false));
        }
        List<OrderDiscount> discounts = new ArrayList<>();
        for (Off one : off) {
            Discount discount =
                    switch (one.kind()) {
                        case 0 ->
                            Discount.percent(BigDecimal.valueOf(one.value(), 2).toPlainString());
                        case 1 -> Discount.amount(new Money(BigDecimal.valueOf(one.value(), 2), EUR));
                        default -> Discount.freeShipping();
                    };
            LineId line =
                    one.kind() == 2 || one.line() > lines.size() || one.line() == 0 ? null : LineId.of(one.line());
            discounts.add(discount(discounts.size() + 1, line, discount));
        }
        String region = List.of("DE", "AT", "FR").get(Math.floorMod(country, 3));
        OrderPriced priced = price(lines, discounts, shipped ? STANDARD : null, region);

        Money sum = shipped ? priced.shipping().total() : Money.zero(EUR);
        for (LinePrice line : priced.lines()) {
            Money gross = line.unitPrice().times(line.quantity());
            assertThat(line.discount().isNegative()).isFalse();
            assertThat(line.discount()).isLessThanOrEqualTo(gross);
            assertThat(line.tax().isNegative()).isFalse();
            Money pieces = Money.zero(EUR);
            for (int i = 0; i < line.quantity(); i++) {
                Money one = line.totalAfter(i, 1);
                assertThat(one.isNegative()).as("%s, piece %s", line, i + 1).isFalse();
                pieces = pieces.plus(one);
            }
            assertThat(pieces).isEqualTo(line.totalOf(line.quantity()));
            sum = sum.plus(pieces);
        }
        assertThat(priced.total()).isEqualTo(sum);
        assertThat(priced.total().isNegative()).isFalse();
    }
}
