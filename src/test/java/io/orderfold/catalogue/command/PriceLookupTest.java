package io.orderfold.catalogue.command;

import static io.orderfold.catalogue.ProductFixture.eur;
import static io.orderfold.catalogue.ProductFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderfold.catalogue.Quote;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.SmallShopTest;
import io.orderfold.catalogue.command.PriceLookup.Row;
import io.orderfold.catalogue.command.ProductCommand.ChangePrice;
import io.orderfold.catalogue.command.ProductCommand.DiscontinueProduct;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What orders are quoted, right after each change; and the table made anew from the log. */
class PriceLookupTest extends SmallShopTest {

    private static final Currency EUR = Money.currency("EUR");
    private static final Currency USD = Money.currency("USD");

    @Autowired
    private CommandGateway commands;

    @Autowired
    private PriceLookup lookup;

    @Autowired
    private PriceLookupRebuild rebuild;

    @Autowired
    private Log log;

    @Autowired
    private JdbcTemplate writeJdbc;

    @Autowired
    private PlatformTransactionManager writeTransactionManager;

    private Sku sku;

    @BeforeEach
    void choose() {
        sku = new Sku("LOOK-" + UUID.randomUUID());
    }

    private void register() {
        commands.sendAndWait(new RegisterProduct(sku, "Mug", eur("19.90"), "reduced", true));
    }

    private Quote quote(Currency currency) {
        return lookup.quote(List.of(sku), currency).get(sku);
    }

    private void assertRefused(ThrowingCallable call, Rejection.Kind kind, String code) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.details()).containsEntry("sku", sku.value());
        });
    }

    @Test
    void quotesAProductAsSoonAsItIsRegistered() {
        register();
        assertThat(quote(EUR)).isEqualTo(new Quote(sku, "Mug", eur("19.90"), "reduced", true));
        lookup.require(sku);
    }

    @Test
    void quotesThePriceOfThisMomentInTheCurrencyAskedFor() {
        register();
        for (int cents = 10; cents < 40; cents++) {
            Money price = eur("1." + cents);
            commands.sendAndWait(new ChangePrice(sku, price));
            assertThat(quote(EUR).unitPrice()).isEqualTo(price);
        }
        commands.sendAndWait(new ChangePrice(sku, usd("30.00")));
        assertThat(quote(USD)).isEqualTo(new Quote(sku, "Mug", usd("30.00"), "reduced", true));
        assertThat(quote(EUR).unitPrice()).isEqualTo(eur("1.39"));
    }

    @Test
    void keepsTheScaleOfEachCurrency() {
        register();
        commands.sendAndWait(new ChangePrice(sku, Money.of("500", "JPY")));
        commands.sendAndWait(new ChangePrice(sku, Money.of("1.234", "KWD")));
        assertThat(quote(Money.currency("JPY")).unitPrice()).isEqualTo(Money.of("500", "JPY"));
        assertThat(quote(Money.currency("KWD")).unitPrice()).isEqualTo(Money.of("1.234", "KWD"));
    }

    @Test
    void refusesAnUnknownSku() {
        assertRefused(() -> quote(EUR), Rejection.Kind.NOT_FOUND, "product-not-found");
        assertRefused(() -> lookup.require(sku), Rejection.Kind.NOT_FOUND, "product-not-found");
    }

    @Test
    void refusesACurrencyThatTheProductHasNoPriceIn() {
        register();
        assertRefused(() -> quote(USD), Rejection.Kind.CONFLICT, "no-price-in-currency");
    }

    @Test
    void refusesToQuoteADiscontinuedProductInAnyCurrency() {
        register();
        commands.sendAndWait(new ChangePrice(sku, usd("30.00")));
        commands.sendAndWait(new DiscontinueProduct(sku));
        assertRefused(() -> quote(EUR), Rejection.Kind.CONFLICT, "product-discontinued");
        assertRefused(() -> quote(USD), Rejection.Kind.CONFLICT, "product-discontinued");
        lookup.require(sku);
    }

    @Test
    void quotesThousandsOfSkusAtOnce() {
        List<Sku> skus = IntStream.range(0, 5_000)
                .mapToObj(number -> new Sku("BULK-" + number))
                .toList();
        writeJdbc.batchUpdate(
                "insert into product_prices (sku, currency, amount, name, tax_category, backorderable, discontinued)"
                        + " values (?, 'EUR', 1.00, 'Bulk', 'standard', false, false)",
                skus.stream().map(each -> new Object[] {each.value()}).toList());
        try {
            assertThat(lookup.quote(skus, EUR)).hasSize(5_000).containsOnlyKeys(skus);
        } finally {
            writeJdbc.update("delete from product_prices where sku like 'BULK-%'");
        }
    }

    @Test
    void forgetsAProductWhoseTransactionFailedAndTakesItAgain() {
        TransactionTemplate transaction = new TransactionTemplate(writeTransactionManager);
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    register();
                    throw new IllegalStateException("the power went out");
                }));
        assertRefused(() -> quote(EUR), Rejection.Kind.NOT_FOUND, "product-not-found");
        assertThat(log.version("product:" + sku)).isEmpty();

        register();
        assertThat(quote(EUR).unitPrice()).isEqualTo(eur("19.90"));
        assertThat(log.version("product:" + sku)).hasValue(0L);
    }

    @Test
    void isMadeAnewFromTheLog() {
        register();
        commands.sendAndWait(new ChangePrice(sku, usd("30.00")));
        commands.sendAndWait(new ChangePrice(sku, eur("20.00")));
        commands.sendAndWait(new DiscontinueProduct(sku));
        assertThat(rebuild.rebuild()).as("the same as before").isTrue();

        List<Row> right = lookup.all();
        writeJdbc.update("update product_prices set amount = 0, discontinued = false where sku = ?", sku.value());
        assertThat(rebuild.rebuild()).as("the same as before").isFalse();
        assertThat(lookup.all()).isEqualTo(right);
    }
}
