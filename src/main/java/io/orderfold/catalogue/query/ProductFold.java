package io.orderfold.catalogue.query;

import io.orderfold.catalogue.event.ProductDiscontinued;
import io.orderfold.catalogue.event.ProductEvent;
import io.orderfold.catalogue.event.ProductPriceChanged;
import io.orderfold.catalogue.event.ProductRegistered;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a product follows from its events. */
public final class ProductFold implements Fold<ProductView, ProductEvent> {

    @Override
    public ProductView after(@Nullable ProductView before, ProductEvent event, Happened happened) {
        if (event instanceof ProductRegistered registered) {
            return new ProductView(
                    registered.sku(),
                    registered.name(),
                    registered.unitPrice(),
                    List.of(registered.unitPrice()),
                    registered.taxCategory(),
                    registered.backorderable(),
                    false,
                    happened.version(),
                    happened.at(),
                    happened.at());
        }
        ProductView product = Objects.requireNonNull(before, "a product starts with its registration");
        List<Money> prices = event instanceof ProductPriceChanged changed
                ? with(product.prices(), changed.unitPrice())
                : product.prices();
        return new ProductView(
                product.sku(),
                product.name(),
                prices.get(0),
                prices,
                product.taxCategory(),
                product.backorderable(),
                product.discontinued() || event instanceof ProductDiscontinued,
                happened.version(),
                product.registeredAt(),
                happened.at());
    }

    private static List<Money> with(List<Money> prices, Money price) {
        List<Money> changed = new ArrayList<>(prices);
        changed.replaceAll(known -> known.currency().equals(price.currency()) ? price : known);
        if (!changed.contains(price)) {
            changed.add(price);
        }
        return List.copyOf(changed);
    }
}
