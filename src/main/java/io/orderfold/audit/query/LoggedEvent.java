package io.orderfold.audit.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log, with where it came from.
 *
 * @param position its place in the log; later events have higher ones, and some numbers are missing for good
 * @param aggregate the kind of thing it happened to, such as {@code Order} or {@code StockItem}
 * @param stream the id of the thing it happened to
 * @param version the thing's after it
 * @param event what happened
 * @param at when it was recorded (UTC)
 * @param actor who did it
 * @param initiator who set off what it followed from
 * @param reason why, where the actor said so
 * @param command what recorded it; absent in events from before it was kept
 * @param triggerId the id of the event or deadline that the command answered; absent where somebody sent it
 * @param correlationId the same for all that followed from one request
 * @param orderId the order it is about, or about whose payment, goods or stock
 * @param data what it says, in today's form
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoggedEvent(
        long position,
        String eventId,
        String aggregate,
        String stream,
        long version,
        String event,
        Instant at,
        String actor,
        @Nullable String initiator,
        @Nullable String reason,
        @Nullable String command,
        @Nullable String triggerId,
        @Nullable String correlationId,
        @Nullable String requestId,
        @Nullable OrderId orderId,
        Map<String, Object> data) {}
