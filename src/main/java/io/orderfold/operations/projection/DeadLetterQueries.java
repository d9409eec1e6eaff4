package io.orderfold.operations.projection;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.ParkedEvents;
import io.orderfold.kernel.axon.ParkedEvents.Parked;
import io.orderfold.operations.query.DeadLetterPage;
import io.orderfold.operations.query.DeadLetterQuery.FindDeadLetter;
import io.orderfold.operations.query.DeadLetterQuery.ListDeadLetters;
import io.orderfold.operations.query.DeadLetterView;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from where the events are parked. */
@Component
class DeadLetterQueries {

    private final ParkedEvents parked;

    DeadLetterQueries(ParkedEvents parked) {
        this.parked = parked;
    }

    @QueryHandler
    DeadLetterPage answer(ListDeadLetters query) {
        if (query.group() != null && !parked.groups().contains(query.group())) {
            throw Rejection.invalid(
                    "unknown-group", "group", "Events are parked for " + String.join(", ", parked.groups()) + ".");
        }
        Parked after = query.cursor() == null
                ? null
                : parked.find(query.cursor())
                        .orElseThrow(() -> Rejection.invalid(
                                "malformed-cursor",
                                "cursor",
                                "The event that the cursor stands for is not parked any more; begin anew."));
        List<Parked> found = parked.find(query.group(), after, query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<DeadLetterView> page =
                found.stream().limit(query.limit()).map(DeadLetterQueries::view).toList();
        return new DeadLetterPage(page, more ? page.get(page.size() - 1).id() : null);
    }

    @QueryHandler
    Optional<DeadLetterView> answer(FindDeadLetter query) {
        return parked.find(query.id()).map(DeadLetterQueries::view);
    }

    private static DeadLetterView view(Parked letter) {
        return new DeadLetterView(
                letter.id(),
                letter.group(),
                letter.stream(),
                letter.version(),
                letter.eventId(),
                letter.event(),
                letter.recordedAt(),
                letter.parkedAt(),
                letter.waiting(),
                letter.cause(),
                letter.attempts(),
                letter.nextTryAt());
    }
}
