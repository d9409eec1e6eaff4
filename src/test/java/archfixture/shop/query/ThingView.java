package archfixture.shop.query;

/** An answer as it should be. */
public record ThingView(String thing) {}
