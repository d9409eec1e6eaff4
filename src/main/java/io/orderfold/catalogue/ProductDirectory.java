package io.orderfold.catalogue;

/** Whether a product exists, discontinued or not. Up to date with every committed change: no lag. */
public interface ProductDirectory {

    /** @throws io.orderfold.kernel.Rejection {@code product-not-found} (404), naming the sku */
    void require(Sku sku);
}
