package io.orderfold.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.personal.PostalAddress;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AddressBookTest {

    private static final PostalAddress A = place(1);
    private static final PostalAddress B = place(2);
    private static final PostalAddress C = place(3);

    private static PostalAddress place(int number) {
        return new PostalAddress(null, "Row " + number, null, null, "Berlin", null, "DE");
    }

    private static List<AddressId> ids(AddressBook book) {
        return book.addresses().stream().map(CustomerAddress::addressId).toList();
    }

    private static AddressId defaultFor(AddressBook book, AddressUse use) {
        return book.addresses().stream()
                .filter(address -> address.defaultFor().contains(use))
                .map(CustomerAddress::addressId)
                .collect(Collectors.collectingAndThen(Collectors.toList(), only -> {
                    assertThat(only).hasSize(1);
                    return only.get(0);
                }));
    }

    @Test
    void keepsWhatIsKnownOfAPlaceWhenAllAreReplaced() {
        AddressBook before = AddressBook.EMPTY
                .replacedBy(List.of(A, B), 0)
                .changed(new AddressId("2"), new AddressLabel("work"), B)
                .withDefault(new AddressId("2"), AddressUse.BILLING);

        AddressBook after = before.replacedBy(List.of(C, B), 5);

        assertThat(after.places()).containsExactly(C, B);
        assertThat(ids(after)).containsExactly(new AddressId("101"), new AddressId("2"));
        assertThat(after.find(new AddressId("2")).orElseThrow().label()).isEqualTo(new AddressLabel("work"));
        assertThat(defaultFor(after, AddressUse.BILLING)).isEqualTo(new AddressId("2"));
        assertThat(defaultFor(after, AddressUse.SHIPPING)).isEqualTo(new AddressId("101"));
    }

    @Test
    void tellsTwoOfTheSamePlaceApart() {
        AddressBook twice = AddressBook.EMPTY.replacedBy(List.of(A, A), 0);
        assertThat(ids(twice)).containsExactly(new AddressId("1"), new AddressId("2"));
        assertThat(twice.replacedBy(List.of(A, A), 3)).isEqualTo(twice);
        assertThat(ids(twice.replacedBy(List.of(A, A, A), 3)))
                .containsExactlyElementsOf(List.of(new AddressId("1"), new AddressId("2"), new AddressId("63")));
    }

    @Test
    void printsNothingPersonal() {
        assertThat(AddressBook.EMPTY.replacedBy(List.of(A), 0).toString()).doesNotContain("Row", "Berlin");
    }

    /** Whatever is done to it: one default a use where there is any address, and no id given twice. */
    @Property(tries = 1_000)
    void alwaysHasOneDefaultForEachUseAndNeverGivesAnIdTwice(@ForAll long seed) {
        Random random = new Random(seed);
        AddressBook book = AddressBook.EMPTY;
        Set<AddressId> given = new HashSet<>();
        for (int version = 0; version < 60; version++) {
            AddressBook before = book;
            book = after(book, version, random);
            Set<AddressId> fresh = new HashSet<>(ids(book));
            ids(before).forEach(fresh::remove);
            assertThat(Collections.disjoint(given, fresh)).isTrue();
            given.addAll(fresh);
            assertThat(ids(book)).doesNotHaveDuplicates();
            if (!book.addresses().isEmpty()) {
                for (AddressUse use : AddressUse.values()) {
                    assertThat(ids(book)).contains(defaultFor(book, use));
                }
            }
        }
    }

    private static AddressBook after(AddressBook book, int version, Random random) {
        int size = book.addresses().size();
        AddressId any = size == 0 ? null : ids(book).get(random.nextInt(size));
        int choice = random.nextInt(5);
        if (any == null || choice == 0 && !book.isFull()) {
            return book.with(AddressBook.nextId(version), null, place(random.nextInt(6)));
        }
        return switch (choice) {
            case 1 -> book.without(any);
            case 2 -> book.changed(any, new AddressLabel("home"), place(random.nextInt(6)));
            case 3 -> book.withDefault(any, AddressUse.values()[random.nextInt(2)]);
            default ->
                book.replacedBy(
                        IntStream.range(0, random.nextInt(AddressBook.MOST + 1))
                                .mapToObj(i -> place(random.nextInt(6)))
                                .toList(),
                        version);
        };
    }
}
