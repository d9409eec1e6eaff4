package archfixture.shop.event;

/** An event that is no record. */
public final class EventThatIsAClass implements ShopEvent {}
