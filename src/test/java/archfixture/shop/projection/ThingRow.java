package archfixture.shop.projection;

/** A row as it should be, but for being public. */
public record ThingRow(String thing, boolean sold) {}
