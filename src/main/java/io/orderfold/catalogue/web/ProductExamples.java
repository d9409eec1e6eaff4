package io.orderfold.catalogue.web;

/** Requests and answers as the API's document shows them. */
final class ProductExamples {

    static final String REGISTRATION = """
            {
              "sku": "MUG-1",
              "name": "Mug, blue",
              "unitPrice": {"amount": "19.90", "currency": "EUR"},
              "taxCategory": "standard",
              "backorderable": false
            }""";

    static final String PRICE = """
            {"unitPrice": {"amount": "21.50", "currency": "EUR"}}""";

    static final String PRODUCT = """
            {
              "sku": "MUG-1",
              "name": "Mug, blue",
              "unitPrice": {"amount": "19.90", "currency": "EUR"},
              "prices": [{"amount": "19.90", "currency": "EUR"}, {"amount": "22.00", "currency": "USD"}],
              "taxCategory": "standard",
              "backorderable": false,
              "discontinued": false,
              "version": 1,
              "registeredAt": "2026-05-04T09:30:00Z",
              "updatedAt": "2026-05-04T09:31:02Z"
            }""";

    static final String PAGE = """
            {
              "items": [
                {
                  "sku": "MUG-1",
                  "name": "Mug, blue",
                  "unitPrice": {"amount": "19.90", "currency": "EUR"},
                  "prices": [{"amount": "19.90", "currency": "EUR"}],
                  "taxCategory": "standard",
                  "backorderable": false,
                  "discontinued": false,
                  "version": 0,
                  "registeredAt": "2026-05-04T09:30:00Z",
                  "updatedAt": "2026-05-04T09:30:00Z"
                }
              ],
              "nextCursor": "c2t1H2EfTVVHLTEfTVVHLTE"
            }""";

    static final String SKU_TAKEN = """
            {
              "type": "urn:orderfold:problem:sku-taken",
              "title": "Sku taken",
              "status": 409,
              "detail": "There is another product MUG-1 already.",
              "instance": "/api/products",
              "sku": "MUG-1"
            }""";

    static final String TOO_MANY_DECIMALS = """
            {
              "type": "urn:orderfold:problem:too-many-decimals",
              "title": "Too many decimals",
              "status": 400,
              "detail": "EUR has 2 decimals; 19.999 has more.",
              "instance": "/api/products",
              "errors": [{"field": "unitPrice.amount", "message": "EUR has 2 decimals; 19.999 has more."}]
            }""";

    static final String DISCONTINUED = """
            {
              "type": "urn:orderfold:problem:product-discontinued",
              "title": "Product discontinued",
              "status": 409,
              "detail": "The product MUG-1 is not sold any more.",
              "instance": "/api/products/MUG-1/price",
              "sku": "MUG-1"
            }""";

    private ProductExamples() {}
}
