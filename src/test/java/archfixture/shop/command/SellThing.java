package archfixture.shop.command;

/** A command as it should be. */
public record SellThing(String thing) {}
