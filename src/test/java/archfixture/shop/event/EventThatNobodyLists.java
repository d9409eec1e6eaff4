package archfixture.shop.event;

/** An event outside the sealed list. */
public record EventThatNobodyLists(String thing) {}
