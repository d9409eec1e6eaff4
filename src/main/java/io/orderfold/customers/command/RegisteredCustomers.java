package io.orderfold.customers.command;

import io.orderfold.customers.CustomerAliases;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.event.CustomerAbsorbed;
import io.orderfold.customers.event.CustomerErased;
import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.customers.event.CustomerMergedInto;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.Log;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the log itself: a customer is registered who has a stream. Another node may have merged one meanwhile, so what was
 * found once counts only while the stream is at the same version; that is one look at an index. The transaction that
 * changes a customer may still fail, so what it sees is kept only when it is committed.
 */
@Component
class RegisteredCustomers implements CustomerDirectory, CustomerAliases {

    private static final int MOST_KEPT = 10_000;

    /** Who a customer is the same as. */
    private record Identity(long version, @Nullable CustomerId mergedInto, Set<CustomerId> absorbed, boolean erased)
            implements Versioned {

        static Identity after(@Nullable Identity before, CustomerEvent event, Happened happened) {
            Identity known = before == null ? new Identity(happened.version(), null, Set.of(), false) : before;
            CustomerId into = event instanceof CustomerMergedInto merged ? merged.into() : known.mergedInto;
            Set<CustomerId> others = event instanceof CustomerAbsorbed other
                    ? Stream.concat(known.absorbed.stream(), Stream.of(other.absorbed()))
                            .collect(Collectors.toUnmodifiableSet())
                    : known.absorbed;
            return new Identity(happened.version(), into, others, known.erased || event instanceof CustomerErased);
        }
    }

    private final Log log;
    private final Map<CustomerId, Identity> kept = new ConcurrentHashMap<>();

    RegisteredCustomers(Log log) {
        this.log = log;
    }

    @Override
    public void require(CustomerId customer) {
        Identity identity = find(customer).orElseThrow(() -> Rejection.notFound("customer", customer));
        if (identity.erased) {
            throw CustomerRejection.erased(customer);
        }
        if (identity.mergedInto != null) {
            throw CustomerRejection.merged(customer, identity.mergedInto);
        }
    }

    @Override
    public void refuseErased(CustomerId customer) {
        if (find(customer).filter(Identity::erased).isPresent()) {
            throw CustomerRejection.erased(customer);
        }
    }

    @Override
    public Set<CustomerId> alsoKnownAs(CustomerId customer) {
        return find(customer).map(Identity::absorbed).orElse(Set.of());
    }

    private Optional<Identity> find(CustomerId customer) {
        Optional<Long> version = log.version("customer:" + customer);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        Identity known = kept.get(customer);
        if (known != null && known.version() == version.get()) {
            return Optional.of(known);
        }
        Optional<Identity> read = log.fold("customer:" + customer, CustomerEvent.class, Identity::after);
        read.ifPresent(identity -> {
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().root().afterCommit(committed -> keep(customer, identity));
            } else {
                keep(customer, identity);
            }
        });
        return read;
    }

    private void keep(CustomerId customer, Identity identity) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(customer, identity);
    }
}
