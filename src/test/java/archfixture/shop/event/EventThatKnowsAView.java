package archfixture.shop.event;

import archfixture.shop.query.ThingView;

/** An event that imports a view. */
public record EventThatKnowsAView(ThingView view) implements ShopEvent {}
