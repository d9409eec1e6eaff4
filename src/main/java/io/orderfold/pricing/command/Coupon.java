package io.orderfold.pricing.command;

import io.orderfold.customers.CustomerAliases;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.command.CouponCommand.GiveBackCoupon;
import io.orderfold.pricing.command.CouponCommand.IssueCoupon;
import io.orderfold.pricing.command.CouponCommand.RedeemCoupon;
import io.orderfold.pricing.command.CouponCommand.WithdrawCoupon;
import io.orderfold.pricing.event.CouponGivenBack;
import io.orderfold.pricing.event.CouponIssued;
import io.orderfold.pricing.event.CouponRedeemed;
import io.orderfold.pricing.event.CouponWithdrawn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A coupon and who has used it. It alone counts, one use after the other, so that no limit is ever passed. */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class Coupon extends VersionedAggregate {

    private static final int LONGEST_NAME = 200;
    private static final long HIGHEST_LIMIT = 1_000_000_000;
    private static final int LONGEST_ORDER_ID = 100;

    @AggregateIdentifier
    private @Nullable String streamId;

    private CouponTerms terms;
    /** By order, who. */
    private final Map<String, CustomerId> uses = new HashMap<>();

    private final Map<CustomerId, Integer> usesOf = new HashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(IssueCoupon command) {
        CouponIssued wanted = new CouponIssued(
                command.code(),
                Text.required(command.name(), LONGEST_NAME, "name"),
                command.discount(),
                exact(command.validFrom()),
                exact(command.validUntil()),
                command.minimum(),
                checked(command.limitPerCustomer(), "limitPerCustomer"),
                checked(command.limit(), "limit"),
                command.combinable());
        refuseUnlessSound(wanted);
        if (streamId == null) {
            return record(wanted);
        }
        if (!terms.issued().equals(wanted)) {
            throw CouponRejection.codeTaken(command.code());
        }
        return record();
    }

    @EventSourcingHandler
    void evolve(CouponIssued event) {
        streamId = "coupon:" + event.code();
        terms = new CouponTerms(event, false);
    }

    @CommandHandler
    long decide(WithdrawCoupon command) {
        return terms.withdrawn() ? record() : record(new CouponWithdrawn(command.code()));
    }

    @EventSourcingHandler
    void evolve(CouponWithdrawn event) {
        terms = new CouponTerms(terms.issued(), true);
    }

    @CommandHandler
    Promotion decide(RedeemCoupon command, CustomerAliases aliases) {
        String orderId = Text.required(command.orderId(), LONGEST_ORDER_ID, "orderId");
        if (!uses.containsKey(orderId)) {
            terms.refuseUnlessUsable(command.goods(), GenericEventMessage.clock.instant());
            terms.refuseIfUsedUp(uses.size(), usesOf(command.customerId(), aliases));
            record(new CouponRedeemed(command.code(), orderId, command.customerId()));
        }
        return terms.promotion();
    }

    /** Who was merged into the customer is the same customer. */
    private int usesOf(CustomerId customer, CustomerAliases aliases) {
        return Stream.concat(Stream.of(customer), aliases.alsoKnownAs(customer).stream())
                .mapToInt(one -> usesOf.getOrDefault(one, 0))
                .sum();
    }

    @EventSourcingHandler
    void evolve(CouponRedeemed event) {
        uses.put(event.orderId(), event.customerId());
        usesOf.merge(event.customerId(), 1, Integer::sum);
    }

    @CommandHandler
    long decide(GiveBackCoupon command) {
        CustomerId customer = uses.get(command.orderId());
        return customer == null ? record() : record(new CouponGivenBack(command.code(), command.orderId(), customer));
    }

    @EventSourcingHandler
    void evolve(CouponGivenBack event) {
        uses.remove(event.orderId());
        usesOf.merge(event.customerId(), -1, Integer::sum);
    }

    private static void refuseUnlessSound(CouponIssued coupon) {
        if (coupon.validFrom() != null
                && coupon.validUntil() != null
                && !coupon.validFrom().isBefore(coupon.validUntil())) {
            throw CouponRejection.neverValid();
        }
        Money minimum = coupon.minimum();
        if (minimum == null) {
            return;
        }
        if (!minimum.isPositive()) {
            throw CouponRejection.minimumNotPositive();
        }
        if (!minimum.currency().equals(CouponTerms.currency(coupon))) {
            throw CouponRejection.currenciesDiffer();
        }
    }

    private static @Nullable Integer checked(@Nullable Long limit, String field) {
        if (limit == null) {
            return null;
        }
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw CouponRejection.limitOutOfRange(field);
        }
        return limit.intValue();
    }

    /** As databases keep it, so that a coupon read back from one is the same. */
    private static @Nullable Instant exact(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }
}
