package archfixture.shop.query;

import archfixture.shop.command.SellThing;

/** An answer that imports a command. */
public record AnswerThatKnowsACommand(SellThing command) {}
