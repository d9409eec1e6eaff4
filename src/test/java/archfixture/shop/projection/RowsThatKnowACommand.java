package archfixture.shop.projection;

import archfixture.shop.command.SellThing;

/** Rows that import a command. */
class RowsThatKnowACommand {

    SellThing again(ThingRow row) {
        return new SellThing(row.thing());
    }
}
