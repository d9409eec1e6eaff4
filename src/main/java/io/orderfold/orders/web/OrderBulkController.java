package io.orderfold.orders.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.access.ClerkMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.Words;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Writes;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.command.OrderCommand;
import io.orderfold.orders.command.OrderCommand.ArchiveOrder;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.UnarchiveOrder;
import io.orderfold.orders.command.OrderCommand.UntagOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same done to many orders by one call. Each order decides for itself, and one refusal stops nothing. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/bulk")
@Tag(name = "Orders")
class OrderBulkController {

    static final int MOST = 1_000;

    private final Writes writes;

    OrderBulkController(Writes writes) {
        this.writes = writes;
    }

    /** What can be done to many. */
    enum BulkAction {
        HOLD,
        RELEASE,
        CANCEL,
        TAG,
        UNTAG,
        ARCHIVE,
        UNARCHIVE;

        @JsonCreator
        static BulkAction of(String text) {
            return Words.read(
                    BulkAction.class,
                    text,
                    () -> Rejection.invalid(
                            "unknown-action",
                            "action",
                            "What can be done to many is hold, release, cancel, tag, untag, archive and unarchive."));
        }

        @JsonValue
        String text() {
            return Words.of(this);
        }
    }

    /** What shall be done to which orders. */
    record BulkRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            BulkAction action,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            List<OrderId> orderIds,

            @Schema(description = "To hold and to cancel") @Nullable
            String reason,

            @Schema(description = "To hold (`manual` unless given) and to release") @Nullable
            HoldKind kind,

            @Schema(description = "To tag and to untag") @Nullable
            OrderTag tag) {

        Function<OrderId, OrderCommand> command() {
            return switch (Required.of(action, "action")) {
                case HOLD -> {
                    String why = Required.of(reason, "reason");
                    yield id -> new HoldOrder(id, kind == null ? HoldKind.MANUAL : kind, why);
                }
                case RELEASE -> id -> new ReleaseOrder(id, kind);
                case CANCEL -> {
                    String why = Required.of(reason, "reason");
                    yield id -> new CancelOrder(id, why);
                }
                case TAG -> {
                    OrderTag word = Required.of(tag, "tag");
                    yield id -> new TagOrder(id, word);
                }
                case UNTAG -> {
                    OrderTag word = Required.of(tag, "tag");
                    yield id -> new UntagOrder(id, word);
                }
                case ARCHIVE -> ArchiveOrder::new;
                case UNARCHIVE -> UnarchiveOrder::new;
            };
        }

        List<OrderId> orders() {
            List<OrderId> ids = Required.of(orderIds, "orderIds");
            if (ids.isEmpty() || ids.size() > MOST) {
                throw Rejection.invalid(
                        "orders-out-of-range",
                        "orderIds",
                        "One call is for 1 to 1,000 orders, not " + ids.size() + ".");
            }
            Set<OrderId> seen = new HashSet<>();
            for (int i = 0; i < ids.size(); i++) {
                OrderId id = Required.of(ids.get(i), "orderIds[" + i + "]");
                if (!seen.add(id)) {
                    throw Rejection.invalid(
                            "order-twice", "orderIds[" + i + "]", "The order " + id + " is there twice.");
                }
            }
            return ids;
        }
    }

    /** What became of one order: done, and its version then, or why not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BulkOutcome(
            OrderId orderId,
            boolean done,
            @Nullable Long version,

            @Schema(ref = "#/components/schemas/Problem") @Nullable
            ProblemDetail problem) {}

    /** What became of all of them, in the order they were named. */
    record BulkAnswer(int done, int refused, List<BulkOutcome> items) {}

    @Operation(
            summary = "Do the same to many orders",
            description =
                    "To 1 to 1,000 orders, one after the other; each answers for itself. `hold`, `release`, `cancel`,"
                            + " `tag`, `untag`, `archive` and `unarchive` do what the calls of one order do. Broken off, send it again: what is done already"
                            + " is answered as done or refused as such, never done twice. It takes no `If-Match`.")
    @PostMapping
    @ClerkMay
    BulkAnswer all(@RequestBody BulkRequest request) {
        if (Writes.expectedVersion() != null) {
            throw Rejection.invalid("no-version-in-bulk", "If-Match", "Many orders have no version in common.");
        }
        Function<OrderId, OrderCommand> command = request.command();
        List<BulkOutcome> items = new ArrayList<>();
        for (OrderId order : request.orders()) {
            items.add(outcome(command.apply(order)));
        }
        int done = (int) items.stream().filter(BulkOutcome::done).count();
        return new BulkAnswer(done, items.size() - done, items);
    }

    private BulkOutcome outcome(OrderCommand command) {
        Writes.Attempt attempt = writes.attempt(command);
        return new BulkOutcome(command.orderId(), attempt.problem() == null, attempt.version(), attempt.problem());
    }
}
