package io.orderfold.returns.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.returns.ReturnId;

/** Where resalable pieces go, in the same transaction. */
@FunctionalInterface
public interface StockOfReturn {

    void restock(ReturnId returnId, Sku sku, int quantity);
}
