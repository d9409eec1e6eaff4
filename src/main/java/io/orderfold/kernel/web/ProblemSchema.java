package io.orderfold.kernel.web;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** The shape of a problem as the API's document shows it. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<?> problem() {
        Schema<Object> error = new Schema<>();
        error.addType("object");
        error.addProperty("field", text("lines[0].quantity"));
        error.addProperty("message", text("A quantity is a whole number from 1 to 1,000,000, not 0."));
        error.setRequired(List.of("field", "message"));
        Schema<Object> errors = new Schema<>();
        errors.addType("array");
        errors.setItems(error);
        Schema<Integer> status = new Schema<>();
        status.addType("integer");
        status.setExamples(List.of(400));

        Schema<Object> problem = new Schema<>();
        problem.addType("object");
        problem.setDescription("A refusal (RFC 9457). Further members belong to the type.");
        problem.addProperty("type", text("urn:orderfold:problem:quantity-out-of-range"));
        problem.addProperty("title", text("Quantity out of range"));
        problem.addProperty("status", status);
        problem.addProperty("detail", text("A quantity is a whole number from 1 to 1,000,000, not 0."));
        problem.addProperty("instance", text("/api/orders"));
        problem.addProperty("errors", errors);
        problem.addProperty("currentVersion", currentVersion());
        problem.addProperty("events", meanwhile());
        problem.setRequired(List.of("type", "title", "status", "detail"));
        problem.setAdditionalProperties(Boolean.TRUE);
        return problem;
    }

    private static Schema<?> currentVersion() {
        Schema<Integer> version = version();
        version.setDescription("Of a stale version: the one it is at");
        return version;
    }

    private static Schema<Integer> version() {
        Schema<Integer> version = new Schema<>();
        version.addType("integer");
        version.setFormat("int64");
        version.setExamples(List.of(4));
        return version;
    }

    private static Schema<?> meanwhile() {
        Schema<String> at = new Schema<>();
        at.addType("string");
        at.setFormat("date-time");
        at.setExamples(List.of("2026-05-04T09:30:00Z"));
        Schema<Object> event = new Schema<>();
        event.addType("object");
        event.addProperty("version", version());
        event.addProperty("type", text("OrderHeld"));
        event.addProperty("at", at);
        event.addProperty("actor", text("user:ada"));
        event.addProperty("reason", text("check the address"));
        event.setRequired(List.of("version", "type", "at", "actor"));
        Schema<Object> events = new Schema<>();
        events.addType("array");
        events.setDescription(
                "Of a stale version: what the caller has not seen, the last 50 at most, the oldest first");
        events.setItems(event);
        return events;
    }

    private static Schema<?> text(String example) {
        Schema<String> schema = new Schema<>();
        schema.addType("string");
        schema.setExamples(List.of(example));
        return schema;
    }
}
