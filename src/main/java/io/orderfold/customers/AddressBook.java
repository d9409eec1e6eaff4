package io.orderfold.customers;

import io.orderfold.kernel.personal.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's addresses as they follow from what happened, for whoever folds it. Where there is any address, there is
 * one default for each use: the first to come, until another is chosen; when it goes, the first that is left.
 */
public record AddressBook(List<CustomerAddress> addresses) {

    /** How many addresses a customer may have. */
    public static final int MOST = 20;

    /** That of somebody of whom no address is known. */
    public static final AddressBook EMPTY = new AddressBook(List.of());

    public AddressBook {
        addresses = List.copyOf(addresses);
    }

    /** The key that an address gets which comes with the change to this version. */
    public static AddressId nextId(long version) {
        return AddressId.of(version, 1);
    }

    public Optional<CustomerAddress> find(AddressId id) {
        return addresses.stream()
                .filter(address -> address.addressId().equals(id))
                .findFirst();
    }

    public boolean isFull() {
        return addresses.size() >= MOST;
    }

    /** Where they are, in order. */
    public List<PostalAddress> places() {
        return addresses.stream().map(CustomerAddress::address).toList();
    }

    public AddressBook with(AddressId id, @Nullable AddressLabel label, PostalAddress address) {
        List<CustomerAddress> changed = new ArrayList<>(addresses);
        changed.add(new CustomerAddress(id, label, List.of(), address));
        return complete(changed);
    }

    public AddressBook changed(AddressId id, @Nullable AddressLabel label, PostalAddress address) {
        return new AddressBook(addresses.stream()
                .map(any -> any.addressId().equals(id) ? any.with(label, address) : any)
                .toList());
    }

    public AddressBook without(AddressId id) {
        return complete(
                addresses.stream().filter(any -> !any.addressId().equals(id)).toList());
    }

    public AddressBook withDefault(AddressId id, AddressUse use) {
        return new AddressBook(addresses.stream()
                .map(any -> any.addressId().equals(id) ? any.asDefaultFor(use) : any.notDefaultFor(use))
                .toList());
    }

    /**
     * These places instead of all; one that was there before keeps its key, its label and what it is the default for.
     *
     * @param version the customer's version once they have been replaced
     */
    public AddressBook replacedBy(List<PostalAddress> places, long version) {
        List<CustomerAddress> known = new ArrayList<>(addresses);
        List<CustomerAddress> changed = new ArrayList<>();
        for (PostalAddress place : places) {
            AddressId newId = AddressId.of(version, changed.size() + 1);
            Optional<CustomerAddress> before =
                    known.stream().filter(any -> any.address().equals(place)).findFirst();
            before.ifPresent(known::remove);
            changed.add(before.orElseGet(() -> new CustomerAddress(newId, null, List.of(), place)));
        }
        return complete(changed);
    }

    private static AddressBook complete(List<CustomerAddress> addresses) {
        List<CustomerAddress> complete = new ArrayList<>(addresses);
        for (AddressUse use : AddressUse.values()) {
            if (!complete.isEmpty() && complete.stream().noneMatch(address -> address.isDefaultFor(use))) {
                complete.set(0, complete.get(0).asDefaultFor(use));
            }
        }
        return new AddressBook(complete);
    }
}
