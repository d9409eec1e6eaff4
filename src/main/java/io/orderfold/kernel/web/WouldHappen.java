package io.orderfold.kernel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An event that a dry run would have recorded.
 *
 * @param aggregate the kind of thing it would happen to, such as {@code Order} or {@code Coupon}
 * @param stream the id of the thing it would happen to
 * @param version the thing's after it
 * @param revision of the event's form; absent for the first one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WouldHappen")
public record WouldHappen(
        String event,
        String aggregate,
        String stream,
        long version,
        @Nullable String revision,

        @Schema(type = "object", description = "What it would say")
        Object data) {

    public static WouldHappen of(DomainEventMessage<?> message) {
        Revision revision = message.getPayloadType().getAnnotation(Revision.class);
        return new WouldHappen(
                message.getPayloadType().getSimpleName(),
                message.getType(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                revision == null ? null : revision.value(),
                message.getPayload());
    }
}
