package io.orderfold.customers.web;

/** Requests and answers as the API's document shows them. */
final class CustomerExamples {

    static final String REGISTRATION = """
            {
              "name": "Ada Example",
              "email": "ada@example.org",
              "addresses": [
                {"line1": "1 Analytical Row", "postalCode": "10115", "city": "Berlin", "country": "DE"}
              ]
            }""";

    static final String CHANGE = """
            {"name": "Ada Sample", "email": null}""";

    static final String CUSTOMER = """
            {
              "customerId": "9n3kfd8yw5zqvj2m7h4x6t1b0",
              "version": 0,
              "name": "Ada Example",
              "email": "ada@example.org",
              "addresses": [
                {
                  "addressId": "1",
                  "defaultFor": ["shipping", "billing"],
                  "line1": "1 Analytical Row", "postalCode": "10115", "city": "Berlin", "country": "DE"
                }
              ],
              "consents": [],
              "absorbed": [],
              "registeredAt": "2026-05-04T09:30:00Z",
              "updatedAt": "2026-05-04T09:30:00Z"
            }""";

    static final String PAGE = """
            {
              "items": [
                {
                  "customerId": "17850",
                  "version": 0,
                  "addresses": [],
                  "consents": [],
                  "absorbed": [],
                  "registeredAt": "2026-05-04T09:30:00Z",
                  "updatedAt": "2026-05-04T09:30:00Z"
                }
              ],
              "nextCursor": "Y3VzdG9tZXJJZB9hHzE3ODUwHzE3ODUw"
            }""";

    static final String ID_TAKEN = """
            {
              "type": "urn:orderfold:problem:customer-id-taken",
              "title": "Customer id taken",
              "status": 409,
              "detail": "There is another customer 17850 already.",
              "instance": "/api/customers",
              "id": "17850"
            }""";

    static final String MALFORMED_EMAIL = """
            {
              "type": "urn:orderfold:problem:malformed-email",
              "title": "Malformed email",
              "status": 400,
              "detail": "An e-mail address looks like name@example.org.",
              "instance": "/api/customers",
              "errors": [{"field": "email", "message": "An e-mail address looks like name@example.org."}]
            }""";

    private CustomerExamples() {}
}
