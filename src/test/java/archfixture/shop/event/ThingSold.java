package archfixture.shop.event;

/** An event as it should be. */
public record ThingSold(String thing) implements ShopEvent {}
