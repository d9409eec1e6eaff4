package io.orderfold.shipments.web;

/** Requests and answers as the API's document shows them. */
final class ShipmentExamples {

    static final String ARRANGE = """
            {"lines": [{"lineId": "1", "quantity": 2}]}""";

    static final String DISPATCH = """
            {"carrier": "DHL", "trackingNumber": "00340434161094042557"}""";

    static final String CANCEL = """
            {"reason": "Wrong box."}""";

    static final String SHIPMENT = """
            {
              "shipmentId": "0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01",
              "orderId": "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
              "version": 2,
              "status": "DISPATCHED",
              "location": "MAIN",
              "lines": [{"lineId": "1", "sku": "CUP-BLUE", "name": "Cup, blue", "quantity": 2}],
              "carrier": "DHL",
              "trackingNumber": "00340434161094042557",
              "allocatedAt": "2026-05-04T09:30:00Z",
              "packedAt": "2026-05-04T10:02:11Z",
              "dispatchedAt": "2026-05-04T15:40:00Z",
              "updatedAt": "2026-05-04T15:40:00Z"
            }""";

    static final String PAGE = """
            {
              "items": [
                {
                  "shipmentId": "0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01",
                  "orderId": "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
                  "version": 0,
                  "status": "ALLOCATED",
                  "location": "MAIN",
                  "lines": [{"lineId": "1", "sku": "CUP-BLUE", "name": "Cup, blue", "quantity": 2}],
                  "allocatedAt": "2026-05-04T09:30:00Z",
                  "updatedAt": "2026-05-04T09:30:00Z"
                }
              ]
            }""";

    static final String NOT_ENOUGH = """
            {
              "type": "urn:orderfold:problem:not-enough-to-allocate",
              "title": "Not enough to allocate",
              "status": 409,
              "detail": "Of line 1 no more than 2 can be set aside.",
              "instance": "/api/orders/1b4e28ba-2fa1-41d2-883f-0016d3cca427/shipments",
              "lineId": "1",
              "maximum": 2
            }""";

    static final String WRONG_STATE = """
            {
              "type": "urn:orderfold:problem:wrong-state",
              "title": "Wrong state",
              "status": 409,
              "detail": "A shipment that is allocated can't be dispatched.",
              "instance": "/api/shipments/0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01/dispatch",
              "shipmentStatus": "ALLOCATED"
            }""";

    static final String NO_SHIPMENT = """
            {
              "type": "urn:orderfold:problem:shipment-not-found",
              "title": "Shipment not found",
              "status": 404,
              "detail": "There is no shipment 0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01.",
              "instance": "/api/shipments/0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01",
              "id": "0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01"
            }""";

    private ShipmentExamples() {}
}
