package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ADDRESS;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.order;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.HappenedMeanwhile;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.NoteAudience;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.WriteNote;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderNoteWritten;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderTagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What becomes of a command whose sender has not seen the last events. */
class MergeStaleCommandTest {

    private static final OrderHeld HELD = new OrderHeld(ORDER, HoldKind.MANUAL, "check the address", List.of());
    private static final ChangeShippingAddress SEND_ELSEWHERE = new ChangeShippingAddress(ORDER, ADDRESS);
    private static final OrderShippingAddressChanged SENT_ELSEWHERE =
            new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS);
    private static final ChangeLineQuantity THREE_PIECES = new ChangeLineQuantity(ORDER, FIRST, 3);

    private static Map<String, ?> merging(long version) {
        return Map.of(Metadata.EXPECTED_VERSION, version, Metadata.MERGE, true);
    }

    private static OrderLineQuantityChanged pieces(int quantity) {
        return new OrderLineQuantityChanged(ORDER, SECOND, quantity);
    }

    /** What the refusal tells of the events in between. */
    @SuppressWarnings("unchecked")
    private static List<HappenedMeanwhile> told(ResultValidator<Order> result) {
        AtomicReference<Rejection> refusal = new AtomicReference<>();
        Matcher<Throwable> stale = new CustomTypeSafeMatcher<>("a refusal of a stale version") {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                if (thrown instanceof Rejection rejection && rejection.kind() == Kind.STALE) {
                    refusal.set(rejection);
                }
                return refusal.get() != null;
            }
        };
        result.expectNoEvents().expectException(stale);
        Map<String, Object> details = refusal.get().details();
        assertThat(details.get("currentVersion")).isEqualTo(details.get("actualVersion"));
        return (List<HappenedMeanwhile>) details.get("events");
    }

    @Test
    void isDoneAllTheSameWhenNobodyTouchedWhatItTouches() {
        List<Object> story = and(confirmed(), HELD);
        given(story).when(SEND_ELSEWHERE, merging(story.size() - 2L)).expectEvents(SENT_ELSEWHERE);
    }

    @Test
    void aTagAndANoteAreNoHindranceToALineEditNorItToThem() {
        OrderTag gift = new OrderTag("gift");
        PersonalText text = new PersonalText("Call first");
        List<Object> edited = and(drafted(), new OrderLineQuantityChanged(ORDER, FIRST, 5));
        long seen = drafted().size() - 1L;
        given(edited).when(new TagOrder(ORDER, gift), merging(seen)).expectEvents(new OrderTagged(ORDER, gift));
        OrderNoteWritten written =
                new OrderNoteWritten(ORDER, OrderFixture.CUSTOMER, NoteId.of(1), text, NoteAudience.STAFF);
        given(edited).when(new WriteNote(ORDER, text), merging(seen)).expectEvents(written);
        given(and(drafted(), new OrderTagged(ORDER, gift), written))
                .when(new ChangeLineQuantity(ORDER, FIRST, 5), merging(seen))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isDoneOnTopOfWhatProcessesDid() {
        // Reserved, paid and confirmed since it was placed.
        given(confirmed()).when(SEND_ELSEWHERE, merging(placed().size() - 1L)).expectEvents(SENT_ELSEWHERE);
        given(confirmed())
                .when(new HoldOrder(ORDER, HoldKind.MANUAL, "check the address"), merging(placed().size() - 1L))
                .expectEvents(HELD);
    }

    @Test
    void isRefusedWhereItsSenderDidNotAllowIt() {
        List<Object> story = and(confirmed(), HELD);
        long seen = story.size() - 2L;
        assertThat(told(given(story).when(SEND_ELSEWHERE, OrderFixture.forVersion(seen))))
                .extracting(HappenedMeanwhile::type)
                .containsExactly("OrderHeld");
        assertThat(told(given(story)
                        .when(SEND_ELSEWHERE, Map.of(Metadata.EXPECTED_VERSION, seen, Metadata.MERGE, false))))
                .hasSize(1);
    }

    @Test
    void isRefusedWhereSomebodyTouchedTheSame() {
        assertThat(told(given(and(drafted(), pieces(4))).when(THREE_PIECES, merging(0))))
                .extracting(HappenedMeanwhile::type)
                .containsExactly("OrderLineQuantityChanged");
    }

    @Test
    void isRefusedWhereOneOfSeveralTouchedTheSame() {
        List<Object> story = and(drafted(), pieces(4), SENT_ELSEWHERE);
        assertThat(told(given(story).when(THREE_PIECES, merging(0)))).hasSize(2);
    }

    @Test
    void isRefusedWhereThePriceMayHaveChanged() {
        assertThat(told(given(and(drafted(), pieces(4))).when(SEND_ELSEWHERE, merging(0))))
                .hasSize(1);
    }

    @Test
    void isRefusedWhereAnEventTouchesEverything() {
        assertThat(told(given(placed()).when(SEND_ELSEWHERE, merging(0))))
                .extracting(HappenedMeanwhile::type)
                .containsExactly("OrderPlaced");
    }

    @Test
    void isRefusedWhereTheCommandTouchesEverything() {
        assertThat(told(given(and(drafted(), SENT_ELSEWHERE)).when(new PlaceOrder(ORDER), merging(0))))
                .hasSize(1);
        assertThat(told(given(and(placed(), HELD)).when(new CancelOrder(ORDER, "changed my mind"), merging(1))))
                .hasSize(1);
    }

    @Test
    void isRefusedWhereThereWasNoSuchVersion() {
        assertThat(told(given(drafted()).when(SEND_ELSEWHERE, merging(7)))).isEmpty();
    }

    @Test
    void isAskedAboutTheRulesInAnyCase() {
        List<Object> story = shipped();
        conflict(given(story).when(SEND_ELSEWHERE, merging(story.size() - 2L)), "already-shipped");
    }

    @Test
    void tellsWhoDidWhatAndWhyButNotTheContent() {
        List<Object> story = new ArrayList<>(confirmed());
        story.add(GenericEventMessage.asEventMessage(HELD)
                .withMetaData(Map.of(Metadata.ACTOR, "user:ada", Metadata.REASON, "check the address")));
        story.add(SENT_ELSEWHERE);
        long seen = story.size() - 3L;

        List<HappenedMeanwhile> told = told(order().given(story).when(SEND_ELSEWHERE, merging(seen)));

        assertThat(told).hasSize(2);
        HappenedMeanwhile held = told.get(0);
        assertThat(held.version()).isEqualTo(seen + 1);
        assertThat(held.type()).isEqualTo("OrderHeld");
        assertThat(held.actor()).isEqualTo(new Actor("user:ada"));
        assertThat(held.reason()).isEqualTo("check the address");
        assertThat(held.at()).isNotNull();
        assertThat(told.get(1).version()).isEqualTo(seen + 2);
        assertThat(told.get(1).reason()).isNull();
        assertThat(told.toString()).doesNotContain("Berlin", "Ada", "Sample Street");
    }

    @Test
    void tellsTheLastFiftyAndMergesOverNoMore() {
        List<Object> story = new ArrayList<>(drafted());
        for (int i = 0; i < 51; i++) {
            story.add(SENT_ELSEWHERE);
        }
        HoldOrder hold = new HoldOrder(ORDER, HoldKind.MANUAL, "check the address");
        assertThat(told(order().given(story).when(hold, merging(0))))
                .extracting(HappenedMeanwhile::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(2, 51).boxed().toList());
        // One fewer, and the rules are asked: a draft is not held.
        conflict(order().given(story).when(hold, merging(1)), "wrong-state");
    }
}
