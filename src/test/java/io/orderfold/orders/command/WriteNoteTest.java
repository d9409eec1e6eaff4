package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.orders.NoteAudience;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.command.OrderCommand.RemoveNote;
import io.orderfold.orders.command.OrderCommand.WriteNote;
import io.orderfold.orders.event.OrderNoteRemoved;
import io.orderfold.orders.event.OrderNoteWritten;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteNoteTest {

    private static final PersonalText TEXT = new PersonalText("Her neighbour takes parcels");
    private static final OrderNoteWritten FIRST =
            new OrderNoteWritten(ORDER, CUSTOMER, NoteId.of(1), TEXT, NoteAudience.STAFF);

    @Test
    void writesANoteInAnyState() {
        for (List<Object> story : List.of(drafted(), placed(), completed(), cancelled(), history())) {
            given(story).when(new WriteNote(ORDER, TEXT)).expectEvents(FIRST);
        }
    }

    @Test
    void neverGivesANumberTwice() {
        given(and(placed(), FIRST, new OrderNoteRemoved(ORDER, NoteId.of(1))))
                .when(new WriteNote(ORDER, TEXT))
                .expectEvents(new OrderNoteWritten(ORDER, CUSTOMER, NoteId.of(2), TEXT, NoteAudience.STAFF));
    }

    @Test
    void removesANote() {
        given(and(placed(), FIRST))
                .when(new RemoveNote(ORDER, NoteId.of(1)))
                .expectEvents(new OrderNoteRemoved(ORDER, NoteId.of(1)));
    }

    @Test
    void refusesToRemoveWhatIsNotThere() {
        refused(given(placed()).when(new RemoveNote(ORDER, NoteId.of(1))), Rejection.Kind.NOT_FOUND, "note-not-found");
        refused(
                given(and(placed(), FIRST, new OrderNoteRemoved(ORDER, NoteId.of(1))))
                        .when(new RemoveNote(ORDER, NoteId.of(1))),
                Rejection.Kind.NOT_FOUND,
                "note-not-found");
    }

    @Test
    void refusesMoreThanTwoHundredNotes() {
        List<Object> story = new ArrayList<>(placed());
        for (int i = 1; i <= 200; i++) {
            story.add(new OrderNoteWritten(ORDER, CUSTOMER, NoteId.of(i), TEXT, NoteAudience.STAFF));
        }
        conflict(given(story).when(new WriteNote(ORDER, TEXT)), "too-many-notes");
        given(and(story, new OrderNoteRemoved(ORDER, NoteId.of(9))))
                .when(new WriteNote(ORDER, TEXT))
                .expectEvents(new OrderNoteWritten(ORDER, CUSTOMER, NoteId.of(201), TEXT, NoteAudience.STAFF));
    }

    @Test
    void aNoteSaysSomethingButNotInALogLine() {
        assertThat(TEXT).hasToString("(personal)");
        for (String wrong : new String[] {"", " \n", "x".repeat(2_001), "a\u0000b"}) {
            assertThatThrownBy(() -> new PersonalText(wrong)).isInstanceOf(Rejection.class);
        }
    }

    @Test
    void isForTheCustomerWhereItSaysSo() {
        given(drafted())
                .when(new WriteNote(ORDER, TEXT, NoteAudience.CUSTOMER))
                .expectEvents(new OrderNoteWritten(ORDER, CUSTOMER, NoteId.of(1), TEXT, NoteAudience.CUSTOMER));
    }
}
