package io.orderfold.orders.command;

import io.orderfold.catalogue.PriceList;
import io.orderfold.catalogue.Quote;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.Past;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.EditId;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.LineRefund;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderContent;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderEdit;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.command.Edits.Barrier;
import io.orderfold.orders.command.OrderCommand.AcceptQuote;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.command.OrderCommand.AllocateLines;
import io.orderfold.orders.command.OrderCommand.AllowCredit;
import io.orderfold.orders.command.OrderCommand.AllowReturn;
import io.orderfold.orders.command.OrderCommand.ArchiveOrder;
import io.orderfold.orders.command.OrderCommand.AwaitPayment;
import io.orderfold.orders.command.OrderCommand.CancelLines;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.ChooseShippingMethod;
import io.orderfold.orders.command.OrderCommand.CompleteOrder;
import io.orderfold.orders.command.OrderCommand.ConfirmEdit;
import io.orderfold.orders.command.OrderCommand.DeallocateLines;
import io.orderfold.orders.command.OrderCommand.DismissReturn;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.DropCoupon;
import io.orderfold.orders.command.OrderCommand.DropEdit;
import io.orderfold.orders.command.OrderCommand.ExpireDraftReservation;
import io.orderfold.orders.command.OrderCommand.ExpireOrder;
import io.orderfold.orders.command.OrderCommand.GiveDiscount;
import io.orderfold.orders.command.OrderCommand.GrantRefund;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.MoveHoldReview;
import io.orderfold.orders.command.OrderCommand.MoveQuoteExpiry;
import io.orderfold.orders.command.OrderCommand.MoveReturnWindow;
import io.orderfold.orders.command.OrderCommand.MoveTimeToPay;
import io.orderfold.orders.command.OrderCommand.OverridePrice;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.ReassignLines;
import io.orderfold.orders.command.OrderCommand.RecordDelivery;
import io.orderfold.orders.command.OrderCommand.RecordDraftReserved;
import io.orderfold.orders.command.OrderCommand.RecordDraftShort;
import io.orderfold.orders.command.OrderCommand.RecordHistoricalOrder;
import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.command.OrderCommand.RecordPaymentCaptured;
import io.orderfold.orders.command.OrderCommand.RecordPaymentDeclined;
import io.orderfold.orders.command.OrderCommand.RecordPaymentRefunded;
import io.orderfold.orders.command.OrderCommand.RecordPaymentVoided;
import io.orderfold.orders.command.OrderCommand.RecordStockReleased;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.command.OrderCommand.RecordStockShort;
import io.orderfold.orders.command.OrderCommand.RedoEdit;
import io.orderfold.orders.command.OrderCommand.ReleaseDraft;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.command.OrderCommand.RemoveNote;
import io.orderfold.orders.command.OrderCommand.ReplaceLines;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.orders.command.OrderCommand.ReserveDraft;
import io.orderfold.orders.command.OrderCommand.SendQuote;
import io.orderfold.orders.command.OrderCommand.SetPriority;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.command.OrderCommand.StageEdit;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.TakeBackHistoricalLine;
import io.orderfold.orders.command.OrderCommand.TakeBackLines;
import io.orderfold.orders.command.OrderCommand.UnarchiveOrder;
import io.orderfold.orders.command.OrderCommand.UndoEdit;
import io.orderfold.orders.command.OrderCommand.UntagOrder;
import io.orderfold.orders.command.OrderCommand.UseCoupon;
import io.orderfold.orders.command.OrderCommand.WithdrawDiscount;
import io.orderfold.orders.command.OrderCommand.WithdrawQuote;
import io.orderfold.orders.command.OrderCommand.WriteNote;
import io.orderfold.orders.command.OrderPricing.Basket;
import io.orderfold.orders.event.HistoricalLineTakenBack;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import io.orderfold.orders.event.OrderArchived;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderCreditAllowed;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderDiscountWithdrawn;
import io.orderfold.orders.event.OrderDraftReservationEnded;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderDraftReserved;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderEditDropped;
import io.orderfold.orders.event.OrderEditRedone;
import io.orderfold.orders.event.OrderEditStaged;
import io.orderfold.orders.event.OrderEditUndone;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderHoldReviewSet;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLinePriceOverridden;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderLineRequoted;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesCancelled;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesReplaced;
import io.orderfold.orders.event.OrderLinesReturned;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderNoteRemoved;
import io.orderfold.orders.event.OrderNoteWritten;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPaymentAwaited;
import io.orderfold.orders.event.OrderPaymentCaptured;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentNotNeeded;
import io.orderfold.orders.event.OrderPaymentRefunded;
import io.orderfold.orders.event.OrderPaymentRequested;
import io.orderfold.orders.event.OrderPaymentTimeMoved;
import io.orderfold.orders.event.OrderPaymentVoided;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderPrioritySet;
import io.orderfold.orders.event.OrderQuoteAccepted;
import io.orderfold.orders.event.OrderQuoteExpiryMoved;
import io.orderfold.orders.event.OrderQuoteSent;
import io.orderfold.orders.event.OrderQuoteWithdrawn;
import io.orderfold.orders.event.OrderRefundGranted;
import io.orderfold.orders.event.OrderReleased;
import io.orderfold.orders.event.OrderReservationRequested;
import io.orderfold.orders.event.OrderReturnAllowed;
import io.orderfold.orders.event.OrderReturnDismissed;
import io.orderfold.orders.event.OrderReturnWindowMoved;
import io.orderfold.orders.event.OrderReturnWindowSet;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderShippingMethodChosen;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.orders.event.OrderTagged;
import io.orderfold.orders.event.OrderUnarchived;
import io.orderfold.orders.event.OrderUntagged;
import io.orderfold.pricing.Coupons;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.ShippingMethodCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One order: the only judge over its lines, its quantities and the sums of its money. Stock, payments and shipments are
 * decided elsewhere; what they establish is told to the order, and what they may do they ask it.
 */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class Order extends VersionedAggregate {

    static final int MOST_LINES = 5_000;
    static final int MOST_DISCOUNTS = 20;
    static final int MOST_TAGS = 20;
    static final int MOST_NOTES = 200;
    static final int HIGHEST_PRIORITY = 9;
    static final Duration LONGEST_DRAFT_RESERVATION = Duration.ofDays(30);
    static final Duration LONGEST_TIME_TO_PAY = Duration.ofDays(366);

    /** How the order's claim on stock stands. */
    private enum Reservation {
        NONE,
        /** Asked for and not yet answered. */
        PENDING,
        RESERVED,
        SHORT,
        /** About to be given back, after a payment was declined. */
        RELEASING
    }

    @AggregateIdentifier
    private OrderId id;

    private @Nullable OrderDrafted drafted;
    private @Nullable HistoricalOrderRecorded history;
    private OrderStatus status;
    private Currency currency;
    private int lastLine;
    private Reservation reservation = Reservation.NONE;
    private boolean awaitingPayment;
    private @Nullable Instant payBy;
    private Payments payments;
    private final Map<LineId, OrderLine> lines = new LinkedHashMap<>();
    private final Set<HoldKind> holds = EnumSet.noneOf(HoldKind.class);
    private Goods goods = new Goods();
    private Returns returns = new Returns();
    private Prices prices = new Prices();
    private @Nullable PostalAddress address;
    private Edits edits = new Edits();
    private final Set<OrderTag> tags = new HashSet<>();
    private final Set<NoteId> notes = new HashSet<>();
    private int lastNote;
    private boolean archived;
    private @Nullable Instant returnBy;
    private boolean returnsForEver;
    private final Map<LineId, Integer> cancelled = new HashMap<>();
    private final Map<LineId, Integer> replaced = new HashMap<>();
    private final Set<OrderId> replacements = new HashSet<>();
    private @Nullable OrderEditStaged staged;
    private boolean editOutdated;
    private int lastEdit;
    private boolean holdsStock;
    private int claimChanges;
    private int priority;
    private @Nullable Instant quotedUntil;
    private @Nullable Instant reservedUntil;
    private int draftRequests;
    private int draftReserved;
    private final Map<HoldKind, Instant> reviews = new EnumMap<>(HoldKind.class);
    private Money credit;
    private Refunds refunds;
    private final Map<LineId, Integer> takenBack = new LinkedHashMap<>();
    private final Set<String> takeBacks = new HashSet<>();

    // ---- draft ----

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(
            DraftOrder command,
            PriceList priceList,
            OrderPricing pricing,
            CustomerDirectory customers,
            OrderNumbers numbers) {
        if (id != null) {
            if (drafted == null || !isSame(drafted, command)) {
                throw OrderRejection.idTaken(command.orderId());
            }
            return record();
        }
        if (command.lines().size() > MOST_LINES) {
            throw OrderRejection.tooManyLines(MOST_LINES);
        }
        customers.require(command.customerId());
        List<OrderLine> quoted = quoted(command.lines(), command.currency(), priceList);
        refuseUncountable(command.currency(), quoted);
        OrderDrafted started = new OrderDrafted(
                command.orderId(),
                numbers.next(),
                command.customerId(),
                command.currency(),
                command.lines(),
                quoted,
                command.shippingAddress());
        OrderPriced priced = pricing.price(new Basket(
                command.orderId(),
                command.currency(),
                quoted,
                List.of(),
                null,
                regionOf(command.shippingAddress()),
                today()));
        return prices.isNews(priced) ? record(started, priced) : record(started);
    }

    private @Nullable String region() {
        return regionOf(address);
    }

    private static @Nullable String regionOf(@Nullable PostalAddress address) {
        return address == null ? null : address.country();
    }

    private static boolean isSame(OrderDrafted drafted, DraftOrder command) {
        return drafted.customerId().equals(command.customerId())
                && drafted.currency().equals(command.currency())
                && drafted.requested().equals(command.lines())
                && Optional.ofNullable(drafted.shippingAddress())
                        .equals(Optional.ofNullable(command.shippingAddress()));
    }

    private static List<OrderLine> quoted(List<RequestedLine> requested, Currency currency, PriceList prices) {
        Map<Sku, Quote> quotes = prices.quote(
                requested.stream().map(RequestedLine::sku).distinct().toList(), currency);
        List<OrderLine> lines = new ArrayList<>();
        for (RequestedLine line : requested) {
            Quote quote = Optional.ofNullable(quotes.get(line.sku())).orElseThrow();
            Money agreed = line.agreedPrice();
            if (agreed != null && !agreed.currency().equals(currency)) {
                throw OrderRejection.currencyDiffers();
            }
            Quote effective = agreed == null
                    ? quote
                    : new Quote(quote.sku(), quote.name(), agreed, quote.taxCategory(), quote.backorderable());
            lines.add(OrderLine.of(LineId.of(lines.size() + 1), effective, line.quantity()));
        }
        return lines;
    }

    @EventSourcingHandler
    void evolve(OrderDrafted event, @SequenceNumber long version) {
        id = event.orderId();
        drafted = event;
        status = OrderStatus.DRAFT;
        currency = event.currency();
        address = event.shippingAddress();
        payments = new Payments(currency);
        credit = Money.zero(currency);
        refunds = new Refunds(currency);
        event.lines().forEach(line -> lines.put(line.lineId(), line));
        lastLine = event.lines().size();
        edits.start(version);
    }

    @CommandHandler
    long decide(AddLine command, PriceList priceList, OrderPricing pricing) {
        draftOnly("changed");
        if (lines.size() >= MOST_LINES) {
            throw OrderRejection.tooManyLines(MOST_LINES);
        }
        RequestedLine requested = new RequestedLine(command.sku(), command.quantity(), null);
        OrderLine quoted = quoted(List.of(requested), currency, priceList).get(0);
        OrderLine line = new OrderLine(
                LineId.of(lastLine + 1),
                quoted.sku(),
                quoted.name(),
                quoted.quantity(),
                quoted.unitPrice(),
                quoted.taxCategory(),
                quoted.backorderable());
        refuseUncountable(currency, with(line));
        List<Sku> before = skus();
        return followed(priced(pricing, with(line), new OrderLineAdded(id, line)), before);
    }

    @EventSourcingHandler
    void evolve(OrderLineAdded event, @SequenceNumber long version) {
        lines.put(event.line().lineId(), event.line());
        lastLine = Integer.parseInt(event.line().lineId().value());
        if (status == OrderStatus.DRAFT) {
            edits.made(version, false);
        } else {
            edits.open();
        }
    }

    @CommandHandler
    long decide(ChangeLineQuantity command, OrderPricing pricing) {
        draftOnly("changed");
        OrderLine line = line(command.lineId());
        int quantity = Quantity.check(command.quantity(), "quantity");
        if (line.quantity() == quantity) {
            return record();
        }
        Collection<OrderLine> changed = with(line.withQuantity(quantity));
        refuseUncountable(currency, changed);
        List<Sku> before = skus();
        return followed(priced(pricing, changed, new OrderLineQuantityChanged(id, command.lineId(), quantity)), before);
    }

    @EventSourcingHandler
    void evolve(OrderLineQuantityChanged event, @SequenceNumber long version) {
        lines.computeIfPresent(event.lineId(), (lineId, line) -> line.withQuantity(event.quantity()));
        edits.made(version, false);
    }

    @CommandHandler
    long decide(RemoveLine command, OrderPricing pricing) {
        draftOnly("changed");
        OrderLine line = line(command.lineId());
        List<Sku> before = skus();
        return followed(
                priced(
                        pricing,
                        lines.values().stream()
                                .filter(other -> !other.equals(line))
                                .toList(),
                        new OrderLineRemoved(id, command.lineId())),
                before);
    }

    @EventSourcingHandler
    void evolve(OrderLineRemoved event, @SequenceNumber long version) {
        lines.remove(event.lineId());
        prices.forget(event.lineId());
        edits.made(version, false);
    }

    @CommandHandler
    long decide(ChangeShippingAddress command, OrderPricing pricing, CustomerDirectory customers) {
        if (drafted == null || status == OrderStatus.COMPLETED || status == OrderStatus.CANCELLED) {
            throw OrderRejection.wrongState("sent elsewhere", status);
        }
        if (goods.anyShipped()) {
            throw OrderRejection.alreadyShipped();
        }
        if (status == OrderStatus.DRAFT) {
            draftOnly("changed");
        }
        customers.refuseErased(customer());
        OrderShippingAddressChanged changed =
                new OrderShippingAddressChanged(id, drafted.customerId(), command.shippingAddress());
        if (status != OrderStatus.DRAFT) {
            return record(changed);
        }
        OrderPriced priced = pricing.price(
                basket(lines.values(), prices.discounts(), prices.method(), regionOf(command.shippingAddress())));
        return prices.isNews(priced) ? record(changed, priced) : record(changed);
    }

    @EventSourcingHandler
    void evolve(OrderShippingAddressChanged event, @SequenceNumber long version) {
        address = event.shippingAddress();
        editOutdated = true;
        edits.made(version, false);
    }

    // ---- what it costs ----

    @CommandHandler
    long decide(GiveDiscount command, OrderPricing pricing) {
        draftOnly("changed");
        if (command.lineId() != null) {
            line(command.lineId());
        }
        return give(
                new OrderDiscount(
                        prices.next(),
                        command.lineId(),
                        command.discount(),
                        null,
                        Text.required(command.reason(), 500, "reason"),
                        true),
                pricing);
    }

    @CommandHandler
    long decide(UseCoupon command, Coupons coupons, OrderPricing pricing) {
        draftOnly("changed");
        if (prices.of(command.coupon()).isPresent()) {
            return record();
        }
        Promotion promotion = coupons.check(command.coupon(), customer(), goods(), now());
        if (!OrderPricing.isCombinable(promotion, prices.discounts())) {
            throw OrderRejection.couponNotCombinable();
        }
        return give(
                new OrderDiscount(
                        prices.next(),
                        null,
                        promotion.discount(),
                        command.coupon(),
                        promotion.name(),
                        promotion.combinable()),
                pricing);
    }

    private long give(OrderDiscount discount, OrderPricing pricing) {
        Money amount = discount.discount().amount();
        if (amount != null && !amount.currency().equals(currency)) {
            throw OrderRejection.wrongCurrency(amount);
        }
        if (discount.lineId() != null && discount.discount().kind() == Discount.Kind.FREE_SHIPPING) {
            throw OrderRejection.shippingIsOfTheOrder();
        }
        List<OrderDiscount> discounts = new ArrayList<>(prices.discounts());
        if (discounts.size() >= MOST_DISCOUNTS) {
            throw OrderRejection.tooManyDiscounts(MOST_DISCOUNTS);
        }
        discounts.add(discount);
        return discounted(pricing, discounts, new OrderDiscountGiven(id, discount));
    }

    @EventSourcingHandler
    void evolve(OrderDiscountGiven event, @SequenceNumber long version) {
        prices.give(event.discount());
        edits.made(version, event.discount().coupon() == null);
    }

    @CommandHandler
    long decide(DropCoupon command, OrderPricing pricing) {
        draftOnly("changed");
        return withdraw(
                prices.of(command.coupon())
                        .map(OrderDiscount::discountId)
                        .orElseThrow(() -> OrderRejection.couponNotUsed(command.coupon())),
                pricing);
    }

    @CommandHandler
    long decide(WithdrawDiscount command, OrderPricing pricing) {
        draftOnly("changed");
        if (!prices.knows(command.discountId())) {
            throw OrderRejection.noSuchDiscount(command.discountId());
        }
        return withdraw(command.discountId(), pricing);
    }

    private long withdraw(DiscountId discountId, OrderPricing pricing) {
        return discounted(
                pricing,
                prices.discounts().stream()
                        .filter(discount -> !discount.discountId().equals(discountId))
                        .toList(),
                new OrderDiscountWithdrawn(id, discountId));
    }

    @EventSourcingHandler
    void evolve(OrderDiscountWithdrawn event, @SequenceNumber long version) {
        edits.made(version, prices.isByHand(event.discountId()));
        prices.withdraw(event.discountId());
    }

    @CommandHandler
    long decide(OverridePrice command, OrderPricing pricing) {
        draftOnly("changed");
        OrderLine line = line(command.lineId());
        Money unitPrice = command.unitPrice();
        if (!unitPrice.currency().equals(currency)) {
            throw OrderRejection.wrongCurrency(unitPrice);
        }
        if (unitPrice.isNegative()) {
            throw OrderRejection.negativePrice();
        }
        String reason = Text.required(command.reason(), 500, "reason");
        if (line.unitPrice().equals(unitPrice)) {
            return record();
        }
        Collection<OrderLine> changed = with(line.withUnitPrice(unitPrice));
        refuseUncountable(currency, changed);
        return priced(pricing, changed, new OrderLinePriceOverridden(id, command.lineId(), unitPrice, reason));
    }

    @EventSourcingHandler
    void evolve(OrderLinePriceOverridden event, @SequenceNumber long version) {
        lines.computeIfPresent(event.lineId(), (lineId, line) -> line.withUnitPrice(event.unitPrice()));
        edits.made(version, true);
    }

    @CommandHandler
    long decide(ChooseShippingMethod command, OrderPricing pricing) {
        draftOnly("changed");
        if (Objects.equals(prices.method(), command.method())) {
            return record();
        }
        OrderPriced priced = pricing.price(basket(lines.values(), prices.discounts(), command.method(), region()));
        OrderShippingMethodChosen chosen = new OrderShippingMethodChosen(id, command.method());
        return prices.isNews(priced) ? record(chosen, priced) : record(chosen);
    }

    @EventSourcingHandler
    void evolve(OrderShippingMethodChosen event, @SequenceNumber long version) {
        prices.choose(event.method());
        edits.made(version, false);
    }

    @EventSourcingHandler
    void evolve(OrderPriced event, @SequenceNumber long version) {
        prices.evolve(event);
        if (status == OrderStatus.DRAFT) {
            edits.completed(version);
        }
    }

    private long priced(OrderPricing pricing, Collection<OrderLine> changed, Object event) {
        OrderPriced priced = pricing.price(basket(changed, prices.discounts(), prices.method(), region()));
        return prices.isNews(priced) ? record(event, priced) : record(event);
    }

    private long discounted(OrderPricing pricing, List<OrderDiscount> changed, Object event) {
        OrderPriced priced = pricing.price(basket(lines.values(), changed, prices.method(), region()));
        return prices.isNews(priced) ? record(event, priced) : record(event);
    }

    private Basket basket(
            Collection<OrderLine> ordered,
            Collection<OrderDiscount> discounts,
            @Nullable ShippingMethodCode method,
            @Nullable String destination) {
        return new Basket(id, currency, ordered, discounts, method, destination, today());
    }

    /** What its price depends on as the order is. */
    Basket basket() {
        return basket(List.copyOf(lines.values()), prices.discounts(), prices.method(), region());
    }

    /** What was reckoned last; null where it costs the sum of its lines. */
    @Nullable
    OrderPriced reckoned() {
        return prices.reckoned();
    }

    // ---- place, hold, release, cancel, complete ----

    @CommandHandler
    long decide(PlaceOrder command, OrderPricing pricing, Coupons coupons, CustomerDirectory customers) {
        draftOnly("placed");
        if (lines.isEmpty() || drafted == null) {
            throw OrderRejection.nothingOrdered();
        }
        customers.refuseErased(customer());
        prices.coupons().forEach(coupon -> coupons.redeem(coupon, id.toString(), customer(), goods()));
        // From here on the price stands: taxes may have changed since the draft was touched last.
        OrderPriced priced = pricing.price(basket(lines.values(), prices.discounts(), prices.method(), region()));
        boolean news = prices.isNews(priced);
        OrderPlaced placed = placed(priced.total());
        return news ? record(priced, placed) : record(placed);
    }

    @CommandHandler
    long decide(ReserveDraft command) {
        if (status != OrderStatus.DRAFT) {
            throw OrderRejection.wrongState("reserved for as a draft", status);
        }
        if (lines.isEmpty()) {
            throw OrderRejection.nothingOrdered();
        }
        Instant until = command.until().truncatedTo(ChronoUnit.MILLIS);
        refuseUnlessSoon(until, "until", LONGEST_DRAFT_RESERVATION);
        return until.equals(reservedUntil)
                ? record()
                : record(new OrderDraftReservationRequested(
                        id, draftRequests + 1, List.copyOf(lines.values()), List.of(), until));
    }

    /** Has the reservation follow the lines, where the draft has one. */
    private long followed(long version, Collection<Sku> before) {
        if (reservedUntil == null) {
            return version;
        }
        if (lines.isEmpty()) {
            return record(new OrderDraftReservationEnded(id, List.of()));
        }
        Set<Sku> now = new HashSet<>();
        lines.values().forEach(line -> now.add(line.sku()));
        return record(new OrderDraftReservationRequested(
                id,
                draftRequests + 1,
                List.copyOf(lines.values()),
                before.stream().filter(sku -> !now.contains(sku)).distinct().toList(),
                reservedUntil));
    }

    private List<Sku> skus() {
        return lines.values().stream().map(OrderLine::sku).toList();
    }

    @EventSourcingHandler
    void evolve(OrderDraftReservationRequested event) {
        draftRequests = event.request();
        reservedUntil = event.until();
    }

    @CommandHandler
    long decide(ReleaseDraft command) {
        if (status != OrderStatus.DRAFT || reservedUntil == null) {
            throw OrderRejection.notReserved();
        }
        return record(new OrderDraftReservationEnded(id, List.of()));
    }

    @CommandHandler
    long decide(RecordDraftReserved command) {
        if (status != OrderStatus.DRAFT || reservedUntil == null || command.request() != draftRequests) {
            throw OrderRejection.claimChanged();
        }
        return holdsStock && draftReserved == draftRequests
                ? record()
                : record(new OrderDraftReserved(id, command.request()));
    }

    @EventSourcingHandler
    void evolve(OrderDraftReserved event) {
        draftReserved = event.request();
        holdsStock = true;
    }

    @CommandHandler
    long decide(RecordDraftShort command) {
        return status == OrderStatus.DRAFT && reservedUntil != null && command.request() == draftRequests
                ? record(new OrderDraftReservationEnded(id, command.shortOf()))
                : record();
    }

    @CommandHandler
    long decide(ExpireDraftReservation command) {
        return status == OrderStatus.DRAFT && command.until().equals(reservedUntil)
                ? record(new OrderDraftReservationEnded(id, List.of()))
                : record();
    }

    @EventSourcingHandler
    void evolve(OrderDraftReservationEnded event) {
        reservedUntil = null;
        holdsStock = false;
    }

    @CommandHandler
    long decide(SendQuote command, OrderPricing pricing) {
        draftOnly("offered");
        if (lines.isEmpty()) {
            throw OrderRejection.nothingOrdered();
        }
        Instant until = command.validUntil().truncatedTo(ChronoUnit.MILLIS);
        refuseUnlessSoon(until, "validUntil");
        OrderPriced priced = pricing.price(basket(lines.values(), prices.discounts(), prices.method(), region()));
        OrderQuoteSent sent = new OrderQuoteSent(id, priced.total(), until);
        return prices.isNews(priced) ? record(priced, sent) : record(sent);
    }

    @EventSourcingHandler
    void evolve(OrderQuoteSent event) {
        quotedUntil = event.validUntil();
    }

    @CommandHandler
    long decide(MoveQuoteExpiry command) {
        Instant before = quotedUntil();
        String reason = Text.required(command.reason(), 500, "reason");
        Instant until = command.validUntil().truncatedTo(ChronoUnit.MILLIS);
        refuseUnlessSoon(until, "validUntil");
        return until.equals(before) ? record() : record(new OrderQuoteExpiryMoved(id, until, reason));
    }

    @EventSourcingHandler
    void evolve(OrderQuoteExpiryMoved event) {
        quotedUntil = event.validUntil();
    }

    @CommandHandler
    long decide(WithdrawQuote command) {
        quotedUntil();
        return record(new OrderQuoteWithdrawn(id));
    }

    @EventSourcingHandler
    void evolve(OrderQuoteWithdrawn event) {
        quotedUntil = null;
    }

    @CommandHandler
    long decide(AcceptQuote command, Coupons coupons) {
        Instant until = quotedUntil();
        if (now().isAfter(until)) {
            throw OrderRejection.quoteExpired(until);
        }
        prices.coupons().forEach(coupon -> coupons.redeem(coupon, id.toString(), customer(), goods()));
        Money total = total();
        return record(new OrderQuoteAccepted(id, total), placed(total));
    }

    @EventSourcingHandler
    void evolve(OrderQuoteAccepted event) {
        quotedUntil = null;
    }

    private Instant quotedUntil() {
        if (status != OrderStatus.DRAFT || quotedUntil == null) {
            throw OrderRejection.notQuoted();
        }
        return quotedUntil;
    }

    private OrderPlaced placed(Money total) {
        OrderDrafted draft = Objects.requireNonNull(drafted, "history is never placed");
        return new OrderPlaced(id, draft.orderNumber(), draft.customerId(), List.copyOf(lines.values()), total, now());
    }

    @EventSourcingHandler
    void evolve(OrderPlaced event, @SequenceNumber long version) {
        status = OrderStatus.PLACED;
        reservedUntil = null;
        reservation = Reservation.PENDING;
        edits.stop(Barrier.PLACED, version);
    }

    @CommandHandler
    long decide(HoldOrder command) {
        if (command.kind() == HoldKind.SHORT) {
            throw OrderRejection.shortHoldIsAutomatic();
        }
        openOnly("held");
        if (holds.contains(command.kind())) {
            throw OrderRejection.alreadyHeld(command.kind());
        }
        OrderHeld held = new OrderHeld(id, command.kind(), Text.required(command.reason(), 500, "reason"), List.of());
        if (command.reviewBy() == null) {
            return record(held);
        }
        Instant reviewBy = command.reviewBy().truncatedTo(ChronoUnit.MILLIS);
        refuseUnlessSoon(reviewBy, "reviewBy");
        return record(held, new OrderHoldReviewSet(id, command.kind(), reviewBy));
    }

    @CommandHandler
    long decide(MoveHoldReview command) {
        openOnly("reviewed");
        Text.required(command.reason(), 500, "reason");
        if (!holds.contains(command.kind())) {
            throw OrderRejection.notHeld();
        }
        Instant reviewBy =
                command.reviewBy() == null ? null : command.reviewBy().truncatedTo(ChronoUnit.MILLIS);
        if (reviewBy != null) {
            refuseUnlessSoon(reviewBy, "reviewBy");
        }
        return Objects.equals(reviewBy, reviews.get(command.kind()))
                ? record()
                : record(new OrderHoldReviewSet(id, command.kind(), reviewBy));
    }

    @EventSourcingHandler
    void evolve(OrderHoldReviewSet event) {
        if (event.reviewBy() == null) {
            reviews.remove(event.kind());
        } else {
            reviews.put(event.kind(), event.reviewBy());
        }
    }

    @EventSourcingHandler
    void evolve(OrderHeld event) {
        holds.add(event.kind());
        if (event.kind() == HoldKind.SHORT) {
            reservation = Reservation.SHORT;
        }
    }

    @CommandHandler
    long decide(ReleaseOrder command) {
        openOnly("released");
        HoldKind kind = command.kind();
        if (kind == null) {
            if (holds.size() > 1) {
                throw OrderRejection.severalHolds();
            }
            kind = holds.stream().findFirst().orElseThrow(OrderRejection::notHeld);
        }
        if (!holds.contains(kind)) {
            throw OrderRejection.notHeld();
        }
        OrderReleased released = new OrderReleased(id, kind);
        return kind == HoldKind.SHORT ? record(released, reservationRequested()) : record(released);
    }

    @EventSourcingHandler
    void evolve(OrderReleased event) {
        holds.remove(event.kind());
        reviews.remove(event.kind());
    }

    @CommandHandler
    long decide(SetPriority command) {
        openOnly("served sooner or later");
        String reason = Text.required(command.reason(), 500, "reason");
        if (command.priority() < 0 || command.priority() > HIGHEST_PRIORITY) {
            throw OrderRejection.priorityOutOfRange(HIGHEST_PRIORITY);
        }
        return command.priority() == priority ? record() : record(new OrderPrioritySet(id, command.priority(), reason));
    }

    @EventSourcingHandler
    void evolve(OrderPrioritySet event) {
        priority = event.priority();
    }

    // ---- tags and notes: in any state, for they change nothing about what is owed ----

    @CommandHandler
    long decide(TagOrder command) {
        if (tags.contains(command.tag())) {
            return record();
        }
        if (tags.size() >= MOST_TAGS) {
            throw OrderRejection.tooManyTags(MOST_TAGS);
        }
        return record(new OrderTagged(id, command.tag()));
    }

    @EventSourcingHandler
    void evolve(OrderTagged event) {
        tags.add(event.tag());
    }

    @CommandHandler
    long decide(ArchiveOrder command) {
        if (archived) {
            return record();
        }
        if (status != OrderStatus.COMPLETED && status != OrderStatus.CANCELLED) {
            throw OrderRejection.wrongState("archived", status);
        }
        if (returns.isAnyOpen()) {
            throw OrderRejection.returnOpen();
        }
        return record(new OrderArchived(id));
    }

    @EventSourcingHandler
    void evolve(OrderArchived event) {
        archived = true;
    }

    @CommandHandler
    long decide(UnarchiveOrder command) {
        return archived ? record(new OrderUnarchived(id)) : record();
    }

    @EventSourcingHandler
    void evolve(OrderUnarchived event) {
        archived = false;
    }

    @CommandHandler
    long decide(UntagOrder command) {
        return tags.contains(command.tag()) ? record(new OrderUntagged(id, command.tag())) : record();
    }

    @EventSourcingHandler
    void evolve(OrderUntagged event) {
        tags.remove(event.tag());
    }

    @CommandHandler
    long decide(WriteNote command, CustomerDirectory customers) {
        if (notes.size() >= MOST_NOTES) {
            throw OrderRejection.tooManyNotes(MOST_NOTES);
        }
        CustomerId whose = history == null ? customer() : history.customerId();
        customers.refuseErased(whose);
        return record(new OrderNoteWritten(id, whose, NoteId.of(lastNote + 1), command.text(), command.audience()));
    }

    @EventSourcingHandler
    void evolve(OrderNoteWritten event) {
        notes.add(event.noteId());
        lastNote = Integer.parseInt(event.noteId().value());
    }

    @CommandHandler
    long decide(RemoveNote command) {
        if (!notes.contains(command.noteId())) {
            throw Rejection.notFound("note", command.noteId());
        }
        return record(new OrderNoteRemoved(id, command.noteId()));
    }

    @EventSourcingHandler
    void evolve(OrderNoteRemoved event) {
        notes.remove(event.noteId());
    }

    // ---- edits of what has been placed ----

    @CommandHandler
    long decide(StageEdit command, PriceList priceList, OrderPricing pricing, CustomerDirectory customers) {
        openOnly("edited");
        String reason = Text.required(command.reason(), 500, "reason");
        EditPlan plan =
                new EditPlan(currency, lines, lastLine, line -> live(line(line)), this::withTheCustomer, priceList);
        command.changes().forEach(plan::apply);
        PostalAddress address = command.shippingAddress();
        if (address != null && goods.anyShipped()) {
            throw OrderRejection.alreadyShipped();
        }
        if (address != null) {
            customers.refuseErased(customer());
        }
        if (plan.isEmpty() && address == null) {
            throw OrderRejection.nothingChanged();
        }
        if (plan.lines().stream().allMatch(line -> plan.quantity(line) == 0 && !hasLeft(line))) {
            throw OrderRejection.nothingLeft();
        }
        refuseUncountable(currency, plan.lines());
        OrderEditStaged news = new OrderEditStaged(
                id, customer(), worked(plan, address == null ? region() : regionOf(address), reason, pricing), address);
        return staged == null
                ? record(news)
                : record(new OrderEditDropped(id, staged.edit().editId()), news);
    }

    private OrderEdit worked(EditPlan plan, @Nullable String destination, String reason, OrderPricing pricing) {
        boolean elsewhere = !Objects.equals(destination, region());
        List<LinePrice> linePrices = new ArrayList<>();
        Money goodsNet = Money.zero(currency);
        Money after = Money.zero(currency);
        for (OrderLine line : plan.lines()) {
            LinePrice agreed = lines.containsKey(line.lineId()) ? prices.of(line) : LinePrice.plain(line);
            boolean anew = elsewhere || !lines.containsKey(line.lineId()) || plan.isRequoted(line.lineId());
            LinePrice price = anew ? pricing.taxed(line, agreed.discount(), destination, today()) : agreed;
            linePrices.add(price);
            int pieces = plan.quantity(line);
            goodsNet = goodsNet.plus(line.unitPrice().times(pieces)).minus(price.discountOf(pieces));
            after = after.plus(total(price, pieces));
        }
        ShippingCharge sending = prices.charge();
        if (sending != null && elsewhere) {
            sending = pricing.sentTo(destination, sending, goodsNet, currency, today());
        }
        if (sending != null) {
            after = after.plus(sending.total().minus(refunds.ofShipping()).max(Money.zero(currency)));
        }
        boolean news = prices.isNews(linePrices, sending, after);
        return new OrderEdit(
                EditId.of(lastEdit + 1),
                reason,
                plan.cancelled(),
                plan.added(),
                plan.requoted(),
                news ? linePrices : List.of(),
                sending,
                total(),
                after);
    }

    private boolean hasLeft(OrderLine line) {
        return goods.shipped(line.lineId()) > 0;
    }

    /** What has left and has not come back. */
    private int withTheCustomer(LineId lineId) {
        return goods.shipped(lineId) - returns.returned(lineId);
    }

    @EventSourcingHandler
    void evolve(OrderEditStaged event) {
        staged = event;
        editOutdated = false;
        lastEdit = Integer.parseInt(event.edit().editId().value());
    }

    @CommandHandler
    long decide(DropEdit command) {
        staged(command.editId());
        return record(new OrderEditDropped(id, command.editId()));
    }

    private OrderEditStaged staged(EditId editId) {
        if (staged == null || !staged.edit().editId().equals(editId)) {
            throw OrderRejection.noSuchEdit(editId);
        }
        return staged;
    }

    @EventSourcingHandler
    void evolve(OrderEditDropped event) {
        staged = null;
    }

    @CommandHandler
    long decide(ConfirmEdit command) {
        openOnly("edited");
        OrderEditStaged wanted = staged(command.editId());
        OrderEdit edit = wanted.edit();
        boolean moved = wanted.shippingAddress() != null && goods.anyShipped();
        boolean left = edit.cancelled().stream()
                .anyMatch(line -> line.quantity() > ordered(line(line.lineId())) - goods.shipped(line.lineId()));
        boolean leftAtTheOldPrice =
                edit.requoted().stream().anyMatch(line -> hasLeft(line) || ordered(line) < line.quantity());
        if (editOutdated || moved || left || leftAtTheOldPrice || !edit.before().equals(total())) {
            throw OrderRejection.editOutdated();
        }
        return edited(edit, wanted.shippingAddress(), edit.editId(), true);
    }

    @CommandHandler
    long decide(CancelLines command) {
        openOnly("edited");
        String reason = Text.required(command.reason(), 500, "reason");
        List<LineQuantity> going = merged(command.lines());
        for (LineQuantity pieces : going) {
            OrderLine line = line(pieces.lineId());
            int most = ordered(line) - goods.shipped(line.lineId());
            if (pieces.quantity() > most) {
                throw OrderRejection.haveLeft(line.lineId(), most);
            }
        }
        boolean anythingLeft = lines.values().stream().anyMatch(line -> ordered(line) > quantity(going, line.lineId()));
        if (!anythingLeft) {
            throw OrderRejection.nothingLeft();
        }
        Money after = total().minus(worthComingBack(going));
        OrderEdit edit = new OrderEdit(
                EditId.of(lastEdit + 1), reason, going, List.of(), List.of(), List.of(), null, total(), after);
        return edited(edit, null, null, command.restock());
    }

    /** Records what an edit changes, and what is to follow from it. */
    private long edited(OrderEdit edit, @Nullable PostalAddress address, @Nullable EditId editId, boolean restock) {
        List<Object> events = new ArrayList<>();
        if (holds.contains(HoldKind.SHORT)) {
            events.add(new OrderReleased(id, HoldKind.SHORT));
        }
        if (address != null) {
            events.add(new OrderShippingAddressChanged(id, customer(), address));
        }
        Map<LineId, Integer> going = new LinkedHashMap<>();
        edit.cancelled().forEach(line -> going.put(line.lineId(), line.quantity()));
        events.addAll(freed(going));
        if (!going.isEmpty()) {
            events.add(new OrderLinesCancelled(id, edit.cancelled(), worthComingBack(edit.cancelled())));
        }
        edit.added().forEach(line -> events.add(new OrderLineAdded(id, line)));
        edit.requoted().forEach(line -> events.add(new OrderLineRequoted(id, line.lineId(), line.unitPrice())));
        if (!edit.prices().isEmpty()) {
            events.add(new OrderPriced(id, edit.prices(), edit.shipping(), edit.after()));
        }
        return followed(
                events,
                going,
                edit.added().stream()
                        .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                        .toList(),
                editId,
                edit.reason(),
                restock);
    }

    /** Records changes of what was placed, and what stock, shipments and payments need to follow them. */
    private long followed(
            List<Object> changes,
            Map<LineId, Integer> going,
            List<LineQuantity> coming,
            @Nullable EditId editId,
            String reason,
            boolean restock) {
        Money before = total();
        List<OrderLine> gone = !holdsStock
                ? List.of()
                : going.entrySet().stream()
                        .map(line -> line(line.getKey()).withQuantity(line.getValue()))
                        .toList();
        Set<Sku> claimed = new LinkedHashSet<>();
        notLeft().forEach(line -> claimed.add(line.sku()));
        long version = record(changes.toArray());
        boolean wantsStock = reservation != Reservation.NONE && reservation != Reservation.RELEASING;
        List<OrderLine> open = notLeft();
        open.forEach(line -> claimed.remove(line.sku()));
        version = record(new OrderEdited(
                id,
                editId,
                reason,
                before,
                total(),
                coming,
                wantsStock ? open : List.of(),
                List.copyOf(claimed),
                restock,
                gone,
                changes.stream()
                        .filter(OrderLinesDeallocated.class::isInstance)
                        .map(freed -> ((OrderLinesDeallocated) freed).shipmentRef())
                        .toList()));
        return status == OrderStatus.CONFIRMED && isDelivered() && isPaid() ? record(new OrderCompleted(id)) : version;
    }

    /** What must come out of shipments that have not left, the newest first, so that no more is set aside than is ordered. */
    private List<OrderLinesDeallocated> freed(Map<LineId, Integer> going) {
        Map<LineId, Integer> lacking = new LinkedHashMap<>();
        going.forEach((lineId, pieces) -> {
            OrderLine line = line(lineId);
            int free = ordered(line) - goods.shipped(lineId) - goods.allocated(lineId);
            lacking.put(lineId, Math.max(0, pieces - free));
        });
        List<ShipmentRef> newestFirst = new ArrayList<>(goods.waiting());
        Collections.reverse(newestFirst);
        List<OrderLinesDeallocated> freed = new ArrayList<>();
        for (ShipmentRef shipment : newestFirst) {
            List<LineQuantity> out = new ArrayList<>();
            lacking.replaceAll((lineId, pieces) -> {
                int taken = Math.min(pieces, goods.allocated(shipment, lineId));
                if (taken > 0) {
                    out.add(new LineQuantity(lineId, taken));
                }
                return pieces - taken;
            });
            if (!out.isEmpty()) {
                freed.add(new OrderLinesDeallocated(id, shipment, out));
            }
        }
        return freed;
    }

    @EventSourcingHandler
    void evolve(OrderLinesCancelled event, @SequenceNumber long version) {
        event.lines().forEach(line -> cancelled.merge(line.lineId(), line.quantity(), Integer::sum));
        edits.open();
    }

    @EventSourcingHandler
    void evolve(OrderLineRequoted event, @SequenceNumber long version) {
        lines.computeIfPresent(event.lineId(), (lineId, line) -> line.withUnitPrice(event.unitPrice()));
        edits.open();
    }

    @EventSourcingHandler
    void evolve(OrderEdited event, @SequenceNumber long version) {
        claimChanges++;
        edits.close(version, event.editId() != null && staged != null && staged.shippingAddress() != null);
        if (!event.restock() && !event.gone().isEmpty()) {
            edits.stop(Barrier.WRITTEN_OFF, version);
        }
        if (event.editId() != null) {
            staged = null;
        }
        if (!event.wanted().isEmpty()) {
            reservation = Reservation.PENDING;
        } else if (reservation == Reservation.SHORT || reservation == Reservation.PENDING) {
            reservation = Reservation.RESERVED;
        }
    }

    // ---- undo and redo ----

    @CommandHandler
    long decide(UndoEdit command, EventStore store) {
        Edits.Edit edit = edits.toUndo().orElseThrow(() -> OrderRejection.nothingToUndo(edits.barrier()));
        String reason = allowedAgain(edit, command.reason(), command.managing());
        Order before = Past.at(store, id.toString(), edits.before(), new Order());
        return restored(
                before,
                new OrderEditUndone(id, customer(), edit.version(), before.content(), before.address, reason),
                reason);
    }

    @EventSourcingHandler
    void evolve(OrderEditUndone event) {
        restore(event.content(), event.shippingAddress());
        edits.undone();
    }

    @CommandHandler
    long decide(RedoEdit command, EventStore store) {
        Edits.Edit edit = edits.toRedo().orElseThrow(OrderRejection::nothingToRedo);
        String reason = allowedAgain(edit, command.reason(), command.managing());
        Order after = Past.at(store, id.toString(), edit.version(), new Order());
        return restored(
                after,
                new OrderEditRedone(id, customer(), edit.version(), after.content(), after.address, reason),
                reason);
    }

    @EventSourcingHandler
    void evolve(OrderEditRedone event) {
        restore(event.content(), event.shippingAddress());
        edits.redone();
    }

    private String allowedAgain(Edits.Edit edit, String reason, boolean managing) {
        if (edit.managed() && !managing) {
            throw OrderRejection.managersEdit(edit.version());
        }
        if (status == OrderStatus.DRAFT) {
            draftOnly("changed");
        } else {
            openOnly("edited");
        }
        return Text.required(reason, 500, "reason");
    }

    /** Has the order be what it was, and everybody else follow. */
    private long restored(Order then, OrderEvent event, String reason) {
        if (status == OrderStatus.DRAFT) {
            List<Sku> before = skus();
            boolean sameGoods = lines.equals(then.lines);
            long version = record(event);
            return sameGoods ? version : followed(version, before);
        }
        if (content().equals(then.content())) {
            return record(event);
        }
        List<Object> events = new ArrayList<>();
        if (holds.contains(HoldKind.SHORT)) {
            events.add(new OrderReleased(id, HoldKind.SHORT));
        }
        Map<LineId, Integer> going = new LinkedHashMap<>();
        lines.values().forEach(line -> going.put(line.lineId(), ordered(line) - then.orderedOf(line.lineId())));
        going.values().removeIf(pieces -> pieces <= 0);
        List<LineQuantity> coming = new ArrayList<>();
        then.lines.keySet().forEach(lineId -> {
            int pieces = then.orderedOf(lineId) - orderedOf(lineId);
            if (pieces > 0) {
                coming.add(new LineQuantity(lineId, pieces));
            }
        });
        events.addAll(freed(going));
        events.add(event);
        return followed(events, going, coming, null, reason, true);
    }

    private int orderedOf(LineId lineId) {
        OrderLine line = lines.get(lineId);
        return line == null ? 0 : ordered(line);
    }

    private OrderContent content() {
        OrderPriced priced = prices.reckoned();
        return new OrderContent(
                List.copyOf(lines.values()),
                cancelled.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(LineId::value)))
                        .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                        .toList(),
                List.copyOf(prices.discounts()),
                prices.method(),
                priced == null ? List.of() : priced.lines(),
                priced == null ? null : priced.shipping(),
                priced == null ? null : priced.total());
    }

    private void restore(OrderContent content, @Nullable PostalAddress shippingAddress) {
        lines.clear();
        content.lines().forEach(line -> lines.put(line.lineId(), line));
        cancelled.clear();
        content.cancelled().forEach(line -> cancelled.put(line.lineId(), line.quantity()));
        prices.restore(id, content);
        address = shippingAddress;
        editOutdated = true;
    }

    @CommandHandler
    long decide(GrantRefund command) {
        if (history != null || (status != OrderStatus.COMPLETED && !isOpen())) {
            throw OrderRejection.wrongState("refunded", status);
        }
        String reason = Text.required(command.reason(), 500, "reason");
        Money none = Money.zero(currency);
        Map<LineId, LineRefund> parts = new LinkedHashMap<>();
        for (LineQuantity pieces : command.lines().isEmpty() ? command.lines() : merged(command.lines())) {
            OrderLine line = line(pieces.lineId());
            int most = Math.max(0, withTheCustomer(line.lineId()) - refunds.pieces(line.lineId()));
            if (pieces.quantity() > most) {
                throw OrderRejection.notRefundable(line.lineId(), most);
            }
            Money value = prices.of(line).totalAfter(most - pieces.quantity(), pieces.quantity());
            parts.put(
                    line.lineId(),
                    new LineRefund(line.lineId(), pieces.quantity(), value.min(total(line, live(line)))));
        }
        Money shipping = command.shipping() ? shipping() : none;
        if (command.amount() != null) {
            shipping = shipping.plus(share(command.amount(), parts, shipping));
        }
        Money amount = Money.sum(
                        currency,
                        parts.values().stream().map(LineRefund::amount).toList())
                .plus(shipping);
        if (!amount.isPositive()) {
            throw OrderRejection.nothingToRefund();
        }
        Money most = payments.taken().min(total());
        if (amount.isMoreThan(most)) {
            throw OrderRejection.refundExceedsPaid(amount, most);
        }
        return record(new OrderRefundGranted(id, List.copyOf(parts.values()), shipping, amount, reason));
    }

    /** Shares an amount over what the lines and sending still cost; answers what falls on sending. */
    private Money share(Money amount, Map<LineId, LineRefund> parts, Money ofShipping) {
        if (!amount.currency().equals(currency)) {
            throw OrderRejection.wrongCurrency(amount);
        }
        if (!amount.isPositive()) {
            throw OrderRejection.notPositive();
        }
        List<LineId> lineIds = List.copyOf(lines.keySet());
        List<Money> left = new ArrayList<>();
        for (LineId lineId : lineIds) {
            LineRefund part = parts.get(lineId);
            Money cost = total(line(lineId), live(line(lineId)));
            left.add(part == null ? cost : cost.minus(part.amount()));
        }
        left.add(shipping().minus(ofShipping));
        Money most = Money.sum(currency, left);
        if (amount.isMoreThan(most)) {
            throw OrderRejection.refundExceedsPaid(amount, most);
        }
        List<Money> shares = amount.allocate(left.stream().map(Money::amount).toList());
        for (int i = 0; i < lineIds.size(); i++) {
            LineId lineId = lineIds.get(i);
            if (shares.get(i).isPositive()) {
                parts.merge(
                        lineId,
                        new LineRefund(lineId, 0, shares.get(i)),
                        (pieces, more) -> new LineRefund(
                                lineId, pieces.pieces(), pieces.amount().plus(more.amount())));
            }
        }
        return shares.get(lineIds.size());
    }

    @EventSourcingHandler
    void evolve(OrderRefundGranted event, @SequenceNumber long version) {
        refunds.grant(event);
        edits.stop(Barrier.REFUNDED, version);
    }

    @CommandHandler
    long decide(AllowCredit command) {
        openOnly("shipped on credit");
        String reason = Text.required(command.reason(), 500, "reason");
        Money upTo = command.upTo() == null ? total().minus(payments.secured()).max(credit) : command.upTo();
        if (!upTo.currency().equals(currency)) {
            throw OrderRejection.wrongCurrency(upTo);
        }
        if (upTo.isNegative()) {
            throw OrderRejection.negativeCredit();
        }
        return upTo.equals(credit) ? record() : record(new OrderCreditAllowed(id, upTo, reason));
    }

    @EventSourcingHandler
    void evolve(OrderCreditAllowed event) {
        credit = event.upTo();
    }

    // ---- the end ----

    @CommandHandler
    long decide(CancelOrder command, Coupons coupons) {
        if (status == OrderStatus.COMPLETED || status == OrderStatus.CANCELLED) {
            throw OrderRejection.wrongState("cancelled", status);
        }
        if (goods.anyShipped()) {
            throw OrderRejection.alreadyShipped();
        }
        boolean claimed = holdsStock || (reservation != Reservation.NONE && reservation != Reservation.SHORT);
        if (status != OrderStatus.DRAFT) {
            prices.coupons().forEach(coupon -> coupons.giveBack(coupon, id.toString()));
        }
        return record(new OrderCancelled(
                id,
                command.cause(),
                Text.required(command.reason(), 500, "reason"),
                // What was never reserved can't be written off.
                command.restock() || !holdsStock,
                command.refund(),
                claimed ? notLeft() : List.of(),
                payments.unsettled(),
                goods.waiting()));
    }

    @EventSourcingHandler
    void evolve(OrderCancelled event, @SequenceNumber long version) {
        status = OrderStatus.CANCELLED;
        reservation = Reservation.NONE;
        holds.clear();
        staged = null;
        edits.stop(Barrier.CANCELLED, version);
    }

    @CommandHandler
    long decide(CompleteOrder command) {
        if (status != OrderStatus.CONFIRMED) {
            throw OrderRejection.wrongState("completed", status);
        }
        if (!isDelivered()) {
            throw OrderRejection.notComplete("not everything has been delivered");
        }
        if (!isPaid()) {
            throw OrderRejection.notComplete("not everything has been paid");
        }
        return record(new OrderCompleted(id));
    }

    @EventSourcingHandler
    void evolve(OrderCompleted event) {
        status = OrderStatus.COMPLETED;
        staged = null;
    }

    // ---- stock ----

    @CommandHandler
    long decide(RecordStockReserved command) {
        if (status == OrderStatus.DRAFT || status == OrderStatus.CANCELLED || status == OrderStatus.COMPLETED) {
            throw OrderRejection.wrongState("reserved for", status);
        }
        if (command.changes() != claimChanges) {
            throw OrderRejection.claimChanged();
        }
        if (reservation == Reservation.RESERVED || reservation == Reservation.RELEASING) {
            return record();
        }
        List<Object> events = new ArrayList<>();
        if (holds.contains(HoldKind.SHORT)) {
            events.add(new OrderReleased(id, HoldKind.SHORT));
        }
        events.add(new OrderStockReserved(id, command.backordered(), due()));
        if (status == OrderStatus.PLACED && payments.secured().isAtLeast(total())) {
            events.add(confirmed());
        }
        return record(events.toArray());
    }

    @EventSourcingHandler
    void evolve(OrderStockReserved event) {
        reservation = Reservation.RESERVED;
        holdsStock = true;
    }

    @CommandHandler
    long decide(RecordStockShort command) {
        openOnly("held");
        // What came late is no news: the lines have been reserved since.
        return holds.contains(HoldKind.SHORT) || reservation == Reservation.RESERVED
                ? record()
                : record(new OrderHeld(id, HoldKind.SHORT, "Not enough in stock.", command.shortOf()));
    }

    @CommandHandler
    long decide(RecordStockReleased command) {
        return reservation == Reservation.RELEASING ? record(new OrderStockReleased(id)) : record();
    }

    @EventSourcingHandler
    void evolve(OrderStockReleased event) {
        reservation = Reservation.NONE;
        holdsStock = false;
    }

    @EventSourcingHandler
    void evolve(OrderReservationRequested event) {
        reservation = Reservation.PENDING;
    }

    // ---- money ----

    @CommandHandler
    long decide(RequestPayment command) {
        if (payments != null && payments.knows(command.paymentRef())) {
            return record();
        }
        openOnly("paid for");
        Money due = due();
        Money amount = command.amount() == null ? due : command.amount();
        if (!amount.currency().equals(currency)) {
            throw OrderRejection.wrongCurrency(amount);
        }
        if (!due.isPositive()) {
            throw OrderRejection.nothingDue();
        }
        if (!amount.isPositive()) {
            throw OrderRejection.notPositive();
        }
        if (amount.isMoreThan(due)) {
            throw OrderRejection.exceedsDue(due);
        }
        OrderPaymentRequested requested = new OrderPaymentRequested(id, command.paymentRef(), amount);
        boolean unreserved = reservation == Reservation.NONE || reservation == Reservation.RELEASING;
        return unreserved ? record(requested, reservationRequested()) : record(requested);
    }

    @EventSourcingHandler
    void evolve(OrderPaymentRequested event) {
        payments.requested(event.paymentRef(), event.amount());
    }

    @CommandHandler
    long decide(AwaitPayment command) {
        boolean waiting = payBy != null && !payBy.isBefore(command.payBy());
        if (status != OrderStatus.PLACED || waiting || !due().isPositive()) {
            return record();
        }
        return record(new OrderPaymentAwaited(id, due(), command.payBy()));
    }

    @EventSourcingHandler
    void evolve(OrderPaymentAwaited event) {
        payBy = event.payBy();
        awaitingPayment = true;
    }

    @CommandHandler
    long decide(MoveTimeToPay command) {
        String reason = Text.required(command.reason(), 500, "reason");
        if (status != OrderStatus.PLACED || !awaitingPayment) {
            throw OrderRejection.notAwaitingPayment();
        }
        Instant until = command.payBy();
        if (until != null && !until.isAfter(now())) {
            throw OrderRejection.timeToPayIsOver();
        }
        if (until != null && until.isAfter(now().plus(LONGEST_TIME_TO_PAY))) {
            throw OrderRejection.timeToPayTooLong(LONGEST_TIME_TO_PAY.toDays());
        }
        return Objects.equals(until, payBy) ? record() : record(new OrderPaymentTimeMoved(id, until, reason));
    }

    @EventSourcingHandler
    void evolve(OrderPaymentTimeMoved event) {
        payBy = event.payBy();
    }

    @CommandHandler
    long decide(ExpireOrder command, Coupons coupons) {
        boolean longer = payBy == null || payBy.isAfter(command.payBy());
        // Nothing due means that the money has come or is being asked for.
        return status != OrderStatus.PLACED || longer || !due().isPositive()
                ? record()
                : decide(new CancelOrder(id, CancelCause.UNPAID, "Not paid in time.", true, true), coupons);
    }

    @CommandHandler
    long decide(RecordPaymentAuthorized command) {
        refuseUnknown(command.paymentRef());
        if (!payments.isPending(command.paymentRef())) {
            return record();
        }
        refuseBeyond(payments.pending(command.paymentRef()), command.amount());
        OrderPaymentAuthorized authorized = new OrderPaymentAuthorized(id, command.paymentRef(), command.amount());
        if (status == OrderStatus.CANCELLED || status == OrderStatus.COMPLETED) {
            return record(authorized, new OrderPaymentNotNeeded(id, command.paymentRef(), command.amount()));
        }
        boolean covered = payments.secured().plus(command.amount()).isAtLeast(total());
        return status == OrderStatus.PLACED && reservation == Reservation.RESERVED && covered
                ? record(authorized, confirmed())
                : record(authorized);
    }

    @EventSourcingHandler
    void evolve(OrderPaymentAuthorized event) {
        payments.authorized(event.paymentRef(), event.amount());
    }

    @CommandHandler
    long decide(RecordPaymentDeclined command) {
        if (!payments.isPending(command.paymentRef())) {
            return record();
        }
        // Whoever was given longer keeps that.
        Instant until = payBy != null && payBy.isAfter(command.payBy()) ? payBy : command.payBy();
        return record(new OrderPaymentDeclined(
                id, command.paymentRef(), payments.pending(command.paymentRef()), command.code(), until));
    }

    @EventSourcingHandler
    void evolve(OrderPaymentDeclined event) {
        payments.declined(event.paymentRef());
        payBy = event.payBy();
        awaitingPayment = true;
        if (status == OrderStatus.PLACED
                && (reservation == Reservation.RESERVED || reservation == Reservation.PENDING)) {
            reservation = Reservation.RELEASING;
        }
    }

    @CommandHandler
    long decide(RecordPaymentCaptured command) {
        if (payments.counted(command.captureId())) {
            return record();
        }
        refuseUnknown(command.paymentRef());
        refuseBeyond(payments.open(command.paymentRef()), command.amount());
        OrderPaymentCaptured captured =
                new OrderPaymentCaptured(id, command.paymentRef(), command.captureId(), command.amount());
        boolean paid = payments.taken().plus(command.amount()).isAtLeast(total());
        return status == OrderStatus.CONFIRMED && isDelivered() && paid
                ? record(captured, new OrderCompleted(id))
                : record(captured);
    }

    @EventSourcingHandler
    void evolve(OrderPaymentCaptured event, @SequenceNumber long version) {
        payments.captured(event.paymentRef(), event.captureId(), event.amount());
        edits.stop(Barrier.CAPTURED, version);
    }

    @CommandHandler
    long decide(RecordPaymentVoided command) {
        if (payments.counted(command.voidId())) {
            return record();
        }
        refuseUnknown(command.paymentRef());
        refuseBeyond(payments.open(command.paymentRef()), command.amount());
        return record(new OrderPaymentVoided(id, command.paymentRef(), command.voidId(), command.amount()));
    }

    @EventSourcingHandler
    void evolve(OrderPaymentVoided event) {
        payments.voided(event.paymentRef(), event.voidId(), event.amount());
    }

    @CommandHandler
    long decide(RecordPaymentRefunded command) {
        if (payments.counted(command.refundId())) {
            return record();
        }
        refuseUnknown(command.paymentRef());
        refuseBeyond(payments.taken(command.paymentRef()), command.amount());
        return record(new OrderPaymentRefunded(id, command.paymentRef(), command.refundId(), command.amount()));
    }

    @EventSourcingHandler
    void evolve(OrderPaymentRefunded event, @SequenceNumber long version) {
        payments.refunded(event.paymentRef(), event.refundId(), event.amount());
        edits.stop(Barrier.REFUNDED, version);
    }

    @EventSourcingHandler
    void evolve(OrderConfirmed event) {
        status = OrderStatus.CONFIRMED;
        payBy = null;
        awaitingPayment = false;
    }

    // ---- goods ----

    @CommandHandler
    long decide(AllocateLines command) {
        if (goods.knows(command.shipmentRef())) {
            return record();
        }
        if (status != OrderStatus.CONFIRMED) {
            throw OrderRejection.wrongState("shipped", status);
        }
        for (LineQuantity wanted : merged(command.lines())) {
            OrderLine line = line(wanted.lineId());
            int left = ordered(line) - goods.shipped(line.lineId()) - goods.allocated(line.lineId());
            if (wanted.quantity() > left) {
                throw OrderRejection.notSetAside(line.lineId(), left);
            }
        }
        return record(new OrderLinesAllocated(id, command.shipmentRef(), merged(command.lines())));
    }

    @EventSourcingHandler
    void evolve(OrderLinesAllocated event) {
        goods.allocate(event.shipmentRef(), event.lines());
    }

    @CommandHandler
    long decide(DeallocateLines command) {
        List<LineQuantity> held = merged(command.lines()).stream()
                .map(line -> new LineQuantity(
                        line.lineId(),
                        Math.min(line.quantity(), goods.allocated(command.shipmentRef(), line.lineId()))))
                .filter(line -> line.quantity() > 0)
                .toList();
        return held.isEmpty() ? record() : record(new OrderLinesDeallocated(id, command.shipmentRef(), held));
    }

    @EventSourcingHandler
    void evolve(OrderLinesDeallocated event) {
        goods.deallocate(event.shipmentRef(), event.lines());
    }

    @CommandHandler
    long decide(ReassignLines command) {
        if (status != OrderStatus.CONFIRMED) {
            throw OrderRejection.wrongState("shipped", status);
        }
        List<LineQuantity> moved = merged(command.lines());
        for (LineQuantity line : moved) {
            if (line.quantity() > goods.allocated(command.from(), line.lineId())) {
                throw OrderRejection.notOfThisShipment(command.from());
            }
        }
        return record(
                new OrderLinesDeallocated(id, command.from(), moved),
                new OrderLinesAllocated(id, command.into(), moved));
    }

    @CommandHandler
    long decide(ShipLines command, ReturnTerms terms) {
        if (goods.hasLeft(command.shipmentRef())) {
            return record();
        }
        if (status != OrderStatus.CONFIRMED) {
            throw OrderRejection.wrongState("shipped", status);
        }
        if (!holds.isEmpty()) {
            throw OrderRejection.onHold();
        }
        List<LineQuantity> leaving = merged(command.lines());
        for (LineQuantity line : leaving) {
            if (line.quantity() > goods.allocated(command.shipmentRef(), line.lineId())) {
                throw OrderRejection.notOfThisShipment(command.shipmentRef());
            }
        }
        Money worth = worthLeaving(leaving);
        Money allowed = payments.secured().plus(credit);
        Money gone = worthGone().plus(worth);
        if (gone.isMoreThan(allowed)) {
            throw OrderRejection.beyondPaid(allowed, gone);
        }
        return recordGoods(terms, new OrderLinesShipped(id, command.shipmentRef(), leaving, worth));
    }

    @EventSourcingHandler
    void evolve(OrderLinesShipped event, @SequenceNumber long version) {
        claimChanges++;
        goods.ship(event.shipmentRef(), event.lines());
        edits.stop(Barrier.SHIPPED, version);
    }

    @CommandHandler
    long decide(RecordDelivery command, ReturnTerms terms) {
        if (goods.hasArrived(command.shipmentRef())) {
            return record();
        }
        if (!goods.hasLeft(command.shipmentRef())) {
            throw OrderRejection.notOfThisShipment(command.shipmentRef());
        }
        List<LineQuantity> arrived = goods.left(command.shipmentRef());
        OrderLinesDelivered delivered = new OrderLinesDelivered(id, command.shipmentRef(), arrived);
        boolean all = lines.values().stream()
                .allMatch(line -> goods.delivered(line.lineId()) + quantity(arrived, line.lineId()) >= ordered(line));
        return status == OrderStatus.CONFIRMED && all && isPaid()
                ? recordGoods(terms, delivered, new OrderCompleted(id))
                : recordGoods(terms, delivered);
    }

    @EventSourcingHandler
    void evolve(OrderLinesDelivered event) {
        goods.deliver(event.shipmentRef(), event.lines());
    }

    // ---- returns ----

    /** From when goods leave or arrive the customer has the usual time again to send some back, if that is longer. */
    private long recordGoods(ReturnTerms terms, OrderEvent... happened) {
        Instant until = terms.until(now());
        long version = record(happened);
        return until != null && !returnsForEver && (returnBy == null || until.isAfter(returnBy))
                ? record(new OrderReturnWindowSet(id, until))
                : version;
    }

    @EventSourcingHandler
    void evolve(OrderReturnWindowSet event) {
        returnBy = event.until();
    }

    @CommandHandler
    long decide(MoveReturnWindow command) {
        String reason = Text.required(command.reason(), 500, "reason");
        if (lines.keySet().stream().noneMatch(line -> goods.shipped(line) > 0)) {
            throw OrderRejection.nothingHasLeft();
        }
        Instant until = command.until();
        if (until == null ? returnsForEver : until.equals(returnBy)) {
            return record();
        }
        if (until != null) {
            refuseUnlessSoon(until, "until");
        }
        return record(new OrderReturnWindowMoved(id, until, reason));
    }

    @EventSourcingHandler
    void evolve(OrderReturnWindowMoved event) {
        returnBy = event.until();
        returnsForEver = event.until() == null;
    }

    @CommandHandler
    long decide(AllowReturn command) {
        if (returns.knows(command.returnRef())) {
            return record();
        }
        List<LineQuantity> wanted = merged(command.lines());
        for (LineQuantity pieces : wanted) {
            LineId lineId = line(pieces.lineId()).lineId();
            refuseUnlessReturnable(lineId, pieces.quantity());
        }
        if (archived) {
            record(new OrderUnarchived(id));
        }
        return record(new OrderReturnAllowed(id, command.returnRef(), wanted));
    }

    private void refuseUnlessReturnable(LineId lineId, int pieces) {
        int left = goods.shipped(lineId) - returns.claimed(lineId) - replaced.getOrDefault(lineId, 0);
        if (pieces > left) {
            throw OrderRejection.notReturnable(lineId, left);
        }
    }

    @CommandHandler
    long decide(ReplaceLines command) {
        if (replacements.contains(command.replacement())) {
            return record();
        }
        if (history != null) {
            throw OrderRejection.wrongState("replaced", status);
        }
        String reason = Text.required(command.reason(), 500, "reason");
        List<LineQuantity> wanted = merged(command.lines());
        for (LineQuantity pieces : wanted) {
            refuseUnlessReturnable(line(pieces.lineId()).lineId(), pieces.quantity());
        }
        return record(new OrderLinesReplaced(id, command.replacement(), wanted, reason));
    }

    @EventSourcingHandler
    void evolve(OrderLinesReplaced event) {
        replacements.add(event.replacement());
        event.lines().forEach(line -> replaced.merge(line.lineId(), line.quantity(), Integer::sum));
    }

    @EventSourcingHandler
    void evolve(OrderReturnAllowed event) {
        returns.allow(event.returnRef(), event.lines());
    }

    @CommandHandler
    long decide(DismissReturn command) {
        List<LineQuantity> left = returns.expected(command.returnRef());
        return left.isEmpty() ? record() : record(new OrderReturnDismissed(id, command.returnRef(), left));
    }

    @EventSourcingHandler
    void evolve(OrderReturnDismissed event) {
        returns.dismiss(event.returnRef(), event.lines());
    }

    @CommandHandler
    long decide(TakeBackLines command) {
        if (returns.hasReceived(command.receiptId())) {
            return record();
        }
        List<LineQuantity> back = merged(command.lines());
        for (LineQuantity pieces : back) {
            int left = returns.expected(command.returnRef(), pieces.lineId());
            if (pieces.quantity() > left) {
                throw OrderRejection.notExpected(command.returnRef(), pieces.lineId(), left);
            }
        }
        return record(
                new OrderLinesReturned(id, command.returnRef(), command.receiptId(), back, worthComingBack(back)));
    }

    @EventSourcingHandler
    void evolve(OrderLinesReturned event) {
        returns.receive(event.returnRef(), event.receiptId(), event.lines());
    }

    // ---- history ----

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RecordHistoricalOrder command, OrderNumbers numbers) {
        if (id != null) {
            if (history == null || !isSame(history, command)) {
                throw OrderRejection.idTaken(command.orderId());
            }
            return record();
        }
        if (command.lines().isEmpty()) {
            throw OrderRejection.nothingOrdered();
        }
        if (command.lines().stream()
                .anyMatch(line -> !line.unitPrice().currency().equals(command.currency()))) {
            throw OrderRejection.currencyDiffers();
        }
        if (command.lines().stream().map(OrderLine::lineId).distinct().count()
                != command.lines().size()) {
            throw OrderRejection.lineTwice();
        }
        command.lines().forEach(line -> Quantity.check(line.quantity(), "lines.quantity"));
        refuseUncountable(command.currency(), command.lines());
        return record(new HistoricalOrderRecorded(
                command.orderId(),
                numbers.next(),
                command.source(),
                command.customerId(),
                command.currency(),
                command.lines(),
                command.country(),
                command.orderedAt().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static boolean isSame(HistoricalOrderRecorded history, RecordHistoricalOrder command) {
        return history.source().equals(command.source())
                && history.customerId().equals(command.customerId())
                && history.currency().equals(command.currency())
                && history.lines().equals(command.lines())
                && Objects.equals(history.country(), command.country())
                && history.orderedAt().equals(command.orderedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    @EventSourcingHandler
    void evolve(HistoricalOrderRecorded event) {
        id = event.orderId();
        history = event;
        status = OrderStatus.COMPLETED;
        currency = event.currency();
        payments = new Payments(currency);
        credit = Money.zero(currency);
        refunds = new Refunds(currency);
        event.lines().forEach(line -> lines.put(line.lineId(), line));
    }

    @CommandHandler
    long decide(TakeBackHistoricalLine command) {
        if (history == null) {
            throw OrderRejection.wrongState("taken back as history", status);
        }
        if (takeBacks.contains(command.takeBackId())) {
            return record();
        }
        OrderLine line = line(command.lineId());
        int left = line.quantity() - takenBack.getOrDefault(line.lineId(), 0);
        if (Quantity.check(command.quantity(), "quantity") > left) {
            throw OrderRejection.notEnoughLeft(line.lineId(), left);
        }
        return record(new HistoricalLineTakenBack(
                id,
                command.takeBackId(),
                command.lineId(),
                command.quantity(),
                command.takenBackAt().truncatedTo(ChronoUnit.MILLIS)));
    }

    @EventSourcingHandler
    void evolve(HistoricalLineTakenBack event) {
        takeBacks.add(event.takeBackId());
        takenBack.merge(event.lineId(), event.quantity(), Integer::sum);
    }

    // ---- what the rules are made of ----

    /** A draft that is offered to its customer is not changed under them. */
    private void draftOnly(String action) {
        if (status != OrderStatus.DRAFT) {
            throw OrderRejection.wrongState(action, status);
        }
        if (quotedUntil != null) {
            throw OrderRejection.quoteStands(quotedUntil);
        }
    }

    private static void refuseUnlessSoon(Instant time, String field) {
        refuseUnlessSoon(time, field, LONGEST_TIME_TO_PAY);
    }

    private static void refuseUnlessSoon(Instant time, String field, Duration longest) {
        if (!time.isAfter(now())) {
            throw OrderRejection.timeIsOver(field);
        }
        if (time.isAfter(now().plus(longest))) {
            throw OrderRejection.timeTooFar(field, longest.toDays());
        }
    }

    private boolean isOpen() {
        return status == OrderStatus.PLACED || status == OrderStatus.CONFIRMED;
    }

    private void openOnly(String action) {
        if (!isOpen()) {
            throw OrderRejection.wrongState(action, status);
        }
    }

    private OrderLine line(LineId lineId) {
        OrderLine line = lines.get(lineId);
        if (line == null) {
            throw OrderRejection.noSuchLine(lineId);
        }
        return line;
    }

    private void refuseUnknown(PaymentRef payment) {
        if (payments == null || !payments.knows(payment)) {
            throw OrderRejection.unknownPayment(payment);
        }
    }

    private static void refuseBeyond(Money most, Money amount) {
        if (!amount.isPositive()) {
            throw OrderRejection.notPositive();
        }
        if (amount.isMoreThan(most)) {
            throw OrderRejection.beyondPayment(most);
        }
    }

    /** An order's total must be an amount of money too, or nobody could ever look at it. */
    private static void refuseUncountable(Currency currency, Collection<OrderLine> lines) {
        Money.sum(currency, lines.stream().map(OrderLine::total).toList());
    }

    /** The lines as they would be with this one. */
    private Collection<OrderLine> with(OrderLine line) {
        Map<LineId, OrderLine> changed = new LinkedHashMap<>(lines);
        changed.put(line.lineId(), line);
        return changed.values();
    }

    /** Of what is ordered and has not come back, with what sending it costs. */
    private Money total() {
        return Money.sum(
                        currency,
                        lines.values().stream()
                                .map(line -> total(line, live(line)))
                                .toList())
                .plus(shipping());
    }

    /** What so many pieces of a line cost, less what went back of it. */
    private Money total(OrderLine line, int pieces) {
        return total(prices.of(line), pieces);
    }

    private Money total(LinePrice price, int pieces) {
        return price.totalOf(pieces).minus(refunds.of(price.lineId())).max(Money.zero(currency));
    }

    /** What sending costs, less what went back of it. */
    private Money shipping() {
        return prices.shipping(currency).minus(refunds.ofShipping()).max(Money.zero(currency));
    }

    /** Of the goods as the catalogue has them, before any discount. */
    private Money goods() {
        return Money.sum(currency, lines.values().stream().map(OrderLine::total).toList());
    }

    /** What was ordered and not called off. */
    private int ordered(OrderLine line) {
        return line.quantity() - cancelled.getOrDefault(line.lineId(), 0);
    }

    private int live(OrderLine line) {
        return ordered(line) - returns.returned(line.lineId());
    }

    /** What is neither secured nor being asked for. */
    private Money due() {
        return total().minus(payments.secured()).minus(payments.pending()).max(Money.zero(currency));
    }

    private boolean isPaid() {
        return payments.taken().isAtLeast(total());
    }

    private boolean isDelivered() {
        return lines.values().stream().allMatch(line -> goods.delivered(line.lineId()) >= ordered(line));
    }

    /** Their share of what the order costs; the first pieces that leave bring what sending costs. */
    private Money worthLeaving(List<LineQuantity> leaving) {
        Money goodsAlone = Money.sum(
                currency,
                leaving.stream()
                        .map(pieces -> prices.of(line(pieces.lineId()))
                                .totalAfter(goods.shipped(pieces.lineId()), pieces.quantity()))
                        .toList());
        return goods.anyShipped() ? goodsAlone : goodsAlone.plus(prices.shipping(currency));
    }

    /** What has left and has not come back. */
    private Money worthGone() {
        Money goodsAlone = Money.sum(
                currency,
                lines.values().stream()
                        .map(line -> total(line, withTheCustomer(line.lineId())))
                        .toList());
        return goods.anyShipped() ? goodsAlone.plus(shipping()) : goodsAlone;
    }

    /** The lines with what has not left of them. */
    private List<OrderLine> notLeft() {
        return lines.values().stream()
                .map(line -> line.withQuantity(ordered(line) - goods.shipped(line.lineId())))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    /** What the order costs less without them. */
    private Money worthComingBack(List<LineQuantity> back) {
        return Money.sum(
                currency,
                back.stream()
                        .map(pieces -> {
                            OrderLine line = line(pieces.lineId());
                            return total(line, live(line)).minus(total(line, live(line) - pieces.quantity()));
                        })
                        .toList());
    }

    private CustomerId customer() {
        return Objects.requireNonNull(drafted, "history has no draft").customerId();
    }

    private OrderConfirmed confirmed() {
        return new OrderConfirmed(
                id,
                lines.values().stream()
                        .filter(line -> ordered(line) > 0)
                        .map(line -> new LineQuantity(line.lineId(), ordered(line)))
                        .toList());
    }

    private OrderReservationRequested reservationRequested() {
        return new OrderReservationRequested(id, notLeft());
    }

    private static List<LineQuantity> merged(List<LineQuantity> lines) {
        Map<LineId, Integer> sums = new LinkedHashMap<>();
        for (LineQuantity line : lines) {
            int sum = sums.getOrDefault(line.lineId(), 0) + Quantity.check(line.quantity(), "lines.quantity");
            sums.put(line.lineId(), Quantity.check(sum, "lines.quantity"));
        }
        if (sums.isEmpty()) {
            throw Rejection.invalid("lines-missing", "lines", "Name at least one line.");
        }
        return sums.entrySet().stream()
                .map(sum -> new LineQuantity(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static int quantity(List<LineQuantity> lines, LineId lineId) {
        return lines.stream()
                .filter(line -> line.lineId().equals(lineId))
                .mapToInt(LineQuantity::quantity)
                .sum();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(GenericEventMessage.clock.instant(), ZoneOffset.UTC);
    }

    /** To the millisecond, as everything else in the log. */
    private static Instant now() {
        return GenericEventMessage.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
