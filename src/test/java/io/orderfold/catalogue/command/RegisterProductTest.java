package io.orderfold.catalogue.command;

import static io.orderfold.catalogue.ProductFixture.MUG;
import static io.orderfold.catalogue.ProductFixture.discontinued;
import static io.orderfold.catalogue.ProductFixture.eur;
import static io.orderfold.catalogue.ProductFixture.priced;
import static io.orderfold.catalogue.ProductFixture.refusal;
import static io.orderfold.catalogue.ProductFixture.registered;

import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.catalogue.event.ProductRegistered;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterProductTest extends ProductTest {

    private static RegisterProduct mug(String name, String price, @Nullable String taxCategory) {
        return new RegisterProduct(MUG, name, eur(price), taxCategory, false);
    }

    private final RegisterProduct mug = mug("Mug, blue", "19.90", null);

    @Test
    void registersWithTheUsualTaxCategory() {
        product.givenNoPriorActivity().when(mug).expectEvents(registered()).expectResultMessagePayload(0L);
    }

    @Test
    void keepsTheTaxCategoryAndThePromiseOfBackorders() {
        product.givenNoPriorActivity()
                .when(new RegisterProduct(MUG, "Mug, blue", eur("19.90"), "reduced-7", true))
                .expectEvents(new ProductRegistered(MUG, "Mug, blue", eur("19.90"), "reduced-7", true));
    }

    @Test
    void takesAGift() {
        product.givenNoPriorActivity()
                .when(mug("Sticker", "0", null))
                .expectEvents(new ProductRegistered(MUG, "Sticker", eur("0.00"), "standard", false));
    }

    @Test
    void stripsTheName() {
        product.givenNoPriorActivity().when(mug("  Mug, blue ", "19.90", null)).expectEvents(registered());
    }

    @Test
    void answersTheSameAgainAsBefore() {
        product.given(registered())
                .when(mug("Mug, blue", "19.9", "standard"))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void answersTheSameAgainWhateverBecameOfTheProduct() {
        product.given(registered(), priced(eur("5.00")), discontinued())
                .when(mug)
                .expectNoEvents()
                .expectResultMessagePayload(2L);
    }

    @Test
    void refusesAnotherNameUnderATakenSku() {
        product.given(registered())
                .when(mug("Mug, red", "19.90", null))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "sku-taken"));
    }

    @Test
    void refusesAnotherPriceUnderATakenSku() {
        product.given(registered())
                .when(mug("Mug, blue", "20.00", null))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "sku-taken"));
    }

    @Test
    void refusesANegativePrice() {
        product.givenNoPriorActivity()
                .when(mug("Mug, blue", "-0.01", null))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "negative-price"));
    }

    @Test
    void refusesABlankName() {
        product.givenNoPriorActivity()
                .when(mug(" ", "19.90", null))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-missing"));
    }

    @Test
    void refusesANameOfMoreThan200Characters() {
        product.givenNoPriorActivity()
                .when(mug("x".repeat(201), "19.90", null))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-too-long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Standard", "a b", "-7", "01234567890123456789012345678901234567890"})
    void refusesAMalformedTaxCategory(String taxCategory) {
        product.givenNoPriorActivity()
                .when(mug("Mug, blue", "19.90", taxCategory))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "malformed-tax-category"));
    }

    @Test
    void refusesAVersionThatThereIsNotYet() {
        product.givenNoPriorActivity()
                .when(mug, Map.of(Metadata.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
