package io.orderfold.imports.web;

/** Answers as the documentation shows them. */
final class ImportExamples {

    static final String QUEUED = """
            {
              "jobId": "6f1c1f0e-3d0f-5b39-9c27-5a7f2f7f8f10",
              "fileName": "orders.csv",
              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "bytes": 91234,
              "mode": "history",
              "currency": "GBP",
              "charset": "auto",
              "state": "queued",
              "progress": {"phase": "reading", "unit": "bytes", "done": 0, "total": 91234, "rows": 0},
              "submittedBy": "user:admin",
              "submittedAt": "2026-03-02T09:15:00.123Z"
            }""";

    static final String DONE = """
            {
              "jobId": "6f1c1f0e-3d0f-5b39-9c27-5a7f2f7f8f10",
              "fileName": "orders.csv",
              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "bytes": 91234,
              "mode": "history",
              "currency": "GBP",
              "charset": "latin-1",
              "state": "done",
              "progress": {"phase": "finished", "unit": "rows", "done": 1000, "total": 1000, "rows": 1000},
              "submittedBy": "user:admin",
              "submittedAt": "2026-03-02T09:15:00.123Z",
              "finishedAt": "2026-03-02T09:15:04.456Z",
              "report": {
                "rows": 1000,
                "taken": 997,
                "notTaken": 3,
                "notTakenByReason": [
                  {"reason": "negative-price", "meaning": "has a price below 0", "rows": 1, "lines": [17]},
                  {"reason": "quantity-not-positive", "meaning": "has no positive quantity in an ordinary invoice",
                   "rows": 2, "lines": [143, 620]}
                ],
                "orders": 52,
                "orderedTotal": {"amount": "18230.55", "currency": "GBP"},
                "cancelledQuantity": 36,
                "cancelledTotal": {"amount": "91.80", "currency": "GBP"}
              }
            }""";

    private ImportExamples() {}
}
