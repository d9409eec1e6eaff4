package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.UntagOrder;
import io.orderfold.orders.event.OrderTagged;
import io.orderfold.orders.event.OrderUntagged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagOrderTest {

    private static final OrderTag GIFT = new OrderTag("gift");

    @Test
    void tagsAnOrderInAnyState() {
        for (List<Object> story : List.of(drafted(), placed(), completed(), cancelled(), history())) {
            given(story).when(new TagOrder(ORDER, GIFT)).expectEvents(new OrderTagged(ORDER, GIFT));
        }
    }

    @Test
    void tagsOnce() {
        given(and(placed(), new OrderTagged(ORDER, GIFT)))
                .when(new TagOrder(ORDER, new OrderTag(" Gift ")))
                .expectNoEvents();
    }

    @Test
    void takesATagOffAndPutsItOnAgain() {
        given(and(placed(), new OrderTagged(ORDER, GIFT)))
                .when(new UntagOrder(ORDER, GIFT))
                .expectEvents(new OrderUntagged(ORDER, GIFT));
        given(and(placed(), new OrderTagged(ORDER, GIFT), new OrderUntagged(ORDER, GIFT)))
                .when(new TagOrder(ORDER, GIFT))
                .expectEvents(new OrderTagged(ORDER, GIFT));
        given(placed()).when(new UntagOrder(ORDER, GIFT)).expectNoEvents();
    }

    @Test
    void refusesMoreThanTwentyTags() {
        List<Object> story = new ArrayList<>(placed());
        for (int i = 1; i <= 20; i++) {
            story.add(new OrderTagged(ORDER, new OrderTag("tag" + i)));
        }
        conflict(given(story).when(new TagOrder(ORDER, GIFT)), "too-many-tags");
        given(story).when(new TagOrder(ORDER, new OrderTag("tag7"))).expectNoEvents();
        given(and(story, new OrderUntagged(ORDER, new OrderTag("tag7"))))
                .when(new TagOrder(ORDER, GIFT))
                .expectEvents(new OrderTagged(ORDER, GIFT));
    }

    @Test
    void refusesAStaleVersion() {
        refused(given(placed()).when(new TagOrder(ORDER, GIFT), forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }

    @Test
    void aTagIsOneWordInSmallLetters() {
        assertThat(new OrderTag(" Élan_2.b-C ").value()).isEqualTo("élan_2.b-c");
        for (String wrong : new String[] {"", "  ", "two words", "a,b", "-x", "a/b", "x".repeat(41)}) {
            assertThatThrownBy(() -> new OrderTag(wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                            .isEqualTo("malformed-tag"));
        }
    }
}
