package archfixture.shop;

import archfixture.shop.command.SellThing;

/** A word of the root that imports a stage. */
public record WordThatKnowsACommand(SellThing command) {}
