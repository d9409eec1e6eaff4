package io.orderfold.catalogue;

import io.orderfold.catalogue.event.ProductDiscontinued;
import io.orderfold.catalogue.event.ProductPriceChanged;
import io.orderfold.catalogue.event.ProductRegistered;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** A mug at 19.90 EUR, and the words to tell its story in. */
public final class ProductFixture {

    public static final Sku MUG = new Sku("MUG-1");

    private ProductFixture() {}

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static ProductRegistered registered() {
        return new ProductRegistered(MUG, "Mug, blue", eur("19.90"), "standard", false);
    }

    public static ProductPriceChanged priced(Money price) {
        return new ProductPriceChanged(MUG, price);
    }

    public static ProductDiscontinued discontinued() {
        return new ProductDiscontinued(MUG);
    }

    /** A refusal of that kind and code. */
    public static Matcher<Throwable> refusal(Rejection.Kind kind, String code) {
        return new CustomTypeSafeMatcher<>("a refusal " + kind + " " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof Rejection rejection
                        && rejection.kind() == kind
                        && rejection.code().equals(code);
            }
        };
    }
}
