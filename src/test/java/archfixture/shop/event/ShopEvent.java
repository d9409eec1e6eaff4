package archfixture.shop.event;

/** What the fixtures permit. */
public sealed interface ShopEvent permits ThingSold, EventThatKnowsAView, EventThatIsAClass {}
