package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.ADA;
import static io.orderfold.pricing.CouponFixture.BOB;
import static io.orderfold.pricing.CouponFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderfold.RunningShopTest;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Coupons;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingMethods;
import io.orderfold.pricing.ShippingPrice;
import io.orderfold.pricing.ShippingQuote;
import io.orderfold.pricing.TaxRate;
import io.orderfold.pricing.TaxRates;
import io.orderfold.pricing.command.CouponCommand.IssueCoupon;
import io.orderfold.pricing.command.CouponCommand.WithdrawCoupon;
import io.orderfold.pricing.command.ShippingMethodCommand.DefineShippingMethod;
import io.orderfold.pricing.command.ShippingMethodCommand.WithdrawShippingMethod;
import io.orderfold.pricing.command.TaxRegionCommand.SetPricesIncludeTax;
import io.orderfold.pricing.command.TaxRegionCommand.SetTaxRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What orders are told of taxes and shipping right after each change; and the tables made anew from the log. */
class LookUpsTest extends RunningShopTest {

    private static final Currency EUR = Money.currency("EUR");
    private static final Currency USD = Money.currency("USD");

    @Autowired
    private CommandGateway commands;

    @Autowired
    private TaxRates taxes;

    @Autowired
    private ShippingMethods methods;

    @Autowired
    private Coupons coupons;

    @Autowired
    private LookUpRebuild rebuild;

    @Autowired
    private List<LookUpTable<?>> tables;

    private final ShippingMethodCode code =
            new ShippingMethodCode(UUID.randomUUID().toString());

    private void setRate(Region region, String category, String percent, String from) {
        commands.sendAndWait(new SetTaxRate(region, category, new BigDecimal(percent), LocalDate.parse(from)));
    }

    private String percent(@Nullable String region, String category, String on) {
        return taxes.rate(region, category, LocalDate.parse(on)).percent().toPlainString();
    }

    private void define(List<Region> regions, ShippingPrice... prices) {
        commands.sendAndWait(new DefineShippingMethod(code, "Parcel", List.of(prices), regions, "reduced"));
    }

    private Money price(Currency currency, String goods, @Nullable String region) {
        return methods.quote(code, currency, Money.of(goods, currency), region).price();
    }

    private void assertRefused(Currency currency, @Nullable String region, Rejection.Kind kind, String problem) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> price(currency, "1.00", region))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(kind);
                    assertThat(refusal.code()).isEqualTo(problem);
                    assertThat(refusal.details()).containsEntry("code", code.value());
                });
    }

    @Test
    void aRateHoldsFromItsDayUntilTheNext() {
        Region france = new Region("FR");
        setRate(france, "standard", "19.6", "2000-04-01");
        setRate(france, "standard", "20", "2014-01-01");
        setRate(france, "reduced", "5.5", "2000-01-01");

        assertThat(percent("FR", "standard", "2000-03-31")).isEqualTo("0");
        assertThat(percent("FR", "standard", "2000-04-01")).isEqualTo("19.6");
        assertThat(percent("FR", "standard", "2013-12-31")).isEqualTo("19.6");
        assertThat(percent("FR", "standard", "2014-01-01")).isEqualTo("20");
        assertThat(percent("FR", "reduced", "2026-01-01")).isEqualTo("5.5");
        setRate(france, "standard", "20.125", "2014-01-01");
        assertThat(percent("FR", "standard", "2026-01-01")).isEqualTo("20.125");
    }

    @Test
    void whereNothingIsSetThereIsNoTax() {
        LocalDate day = LocalDate.parse("2026-01-01");
        assertThat(taxes.rate("AQ", "standard", day)).isEqualTo(TaxRate.NONE);
        assertThat(taxes.rate(null, "standard", day)).isEqualTo(TaxRate.NONE);
        assertThat(taxes.pricesIncludeTax("AQ")).isFalse();
        assertThat(taxes.pricesIncludeTax(null)).isFalse();
    }

    @Test
    void pricesHaveTheTaxInThemWhereItIsSaid() {
        commands.sendAndWait(new SetPricesIncludeTax(new Region("IT"), true));
        assertThat(taxes.pricesIncludeTax("IT")).isTrue();
        commands.sendAndWait(new SetPricesIncludeTax(new Region("IT"), false));
        assertThat(taxes.pricesIncludeTax("IT")).isFalse();
    }

    @Test
    void sendingIsFreeFromAnAmount() {
        define(List.of(), new ShippingPrice(eur("4.90"), eur("50.00")), new ShippingPrice(Money.of("6.00", USD), null));
        assertThat(methods.quote(code, EUR, eur("49.99"), "DE"))
                .isEqualTo(new ShippingQuote(code, "Parcel", eur("4.90"), "reduced"));
        assertThat(price(EUR, "50.00", "DE")).isEqualTo(eur("0"));
        assertThat(price(USD, "9000.00", null)).isEqualTo(Money.of("6.00", USD));
    }

    @Test
    void goodsGoOnlyWhereTheMethodGoes() {
        define(List.of(new Region("DE"), new Region("AT")), new ShippingPrice(eur("4.90"), null));
        assertThat(price(EUR, "1.00", "AT")).isEqualTo(eur("4.90"));
        assertThat(price(EUR, "1.00", null)).isEqualTo(eur("4.90"));
        assertRefused(EUR, "CH", Rejection.Kind.CONFLICT, "shipping-not-to-region");

        define(List.of(), new ShippingPrice(eur("5.90"), null));
        assertThat(price(EUR, "1.00", "CH")).isEqualTo(eur("5.90"));
    }

    @Test
    void refusesWhatCannotBeQuoted() {
        assertRefused(EUR, "DE", Rejection.Kind.NOT_FOUND, "shipping-method-not-found");
        define(List.of(), new ShippingPrice(eur("4.90"), null));
        assertRefused(USD, "DE", Rejection.Kind.CONFLICT, "no-shipping-price-in-currency");
        commands.sendAndWait(new WithdrawShippingMethod(code));
        assertRefused(EUR, "DE", Rejection.Kind.CONFLICT, "shipping-method-withdrawn");
    }

    @Test
    void areMadeAnewFromTheLog() {
        CouponCode coupon = new CouponCode(UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        commands.sendAndWait(new IssueCoupon(
                coupon,
                "Some off",
                Discount.amount(eur("5.00")),
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2120-01-01T00:00:00Z"),
                eur("10.00"),
                2L,
                3L,
                true));
        coupons.redeem(coupon, "o-1", ADA, eur("10.00"));
        coupons.redeem(coupon, "o-2", BOB, eur("10.00"));
        coupons.giveBack(coupon, "o-1");
        commands.sendAndWait(new WithdrawCoupon(coupon));
        setRate(new Region("ES"), "standard", "21", "2012-09-01");
        setRate(new Region("ES"), "standard", "22", "2012-09-01");
        commands.sendAndWait(new SetPricesIncludeTax(new Region("ES"), true));
        define(List.of(new Region("ES")), new ShippingPrice(eur("4.90"), null));
        define(List.of(new Region("PT")), new ShippingPrice(eur("4.90"), eur("10.00")));
        commands.sendAndWait(new WithdrawShippingMethod(code));
        assertThat(rebuild.rebuild()).as("the same as before").isTrue();

        List<List<List<Map<String, Object>>>> right = rows();
        writeJdbc.update("update coupon_terms set uses = 7, withdrawn = false where code = ?", coupon.value());
        writeJdbc.update("delete from tax_rates where region = 'ES'");
        writeJdbc.update("update shipping_prices set amount = 0 where code = ?", code.value());
        assertThat(rebuild.rebuild()).as("the same as before").isFalse();
        assertThat(rows()).isEqualTo(right);
    }

    private List<List<List<Map<String, Object>>>> rows() {
        return tables.stream().map(LookUpTable::all).toList();
    }
}
