package io.orderfold.orders.command;

import io.orderfold.catalogue.PriceList;
import io.orderfold.catalogue.Quote;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPaymentCaptured;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentRequested;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderReservationRequested;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Coupons;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingQuote;
import io.orderfold.pricing.TaxRate;
import io.orderfold.pricing.TaxRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;

/** One order of 2 TEA at 10.00 and 3 MUG at 5.00, 35.00 EUR in all, and the words to tell its story in. */
final class OrderFixture {

    static final OrderId ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    static final CustomerId CUSTOMER = new CustomerId("c-1");
    static final CustomerId STRANGER = new CustomerId("stranger");
    static final Currency EUR = Money.currency("EUR");
    static final Sku TEA = new Sku("TEA");
    static final Sku MUG = new Sku("MUG");
    static final Sku UNKNOWN = new Sku("UNKNOWN");
    /** Costs as much as money can count. */
    static final Sku CROWN = new Sku("CROWN");

    static final LineId FIRST = LineId.of(1);
    static final LineId SECOND = LineId.of(2);
    static final OrderLine TWO_TEA = new OrderLine(FIRST, TEA, "A TEA", 2, eur("10.00"), "standard", false);
    static final OrderLine THREE_MUGS = new OrderLine(SECOND, MUG, "A MUG", 3, eur("5.00"), "standard", true);
    static final List<OrderLine> LINES = List.of(TWO_TEA, THREE_MUGS);
    static final List<RequestedLine> REQUESTED =
            List.of(new RequestedLine(TEA, 2, null), new RequestedLine(MUG, 3, null));
    static final Money TOTAL = eur("35.00");
    static final PaymentRef PAYMENT = new PaymentRef(UUID.fromString("8f0c6c2e-9c6e-4f5b-8a61-0a4f5f6f7a01"));
    static final PaymentRef OTHER_PAYMENT = new PaymentRef(UUID.fromString("8f0c6c2e-9c6e-4f5b-8a61-0a4f5f6f7a02"));
    static final ShipmentRef SHIPMENT = new ShipmentRef(UUID.fromString("5f0c7a1e-3b9d-4c55-9c55-2f4a7b8e1d61"));
    static final ShipmentRef OTHER_SHIPMENT = new ShipmentRef(UUID.fromString("5f0c7a1e-3b9d-4c55-9c55-2f4a7b8e1d62"));
    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(3600);
    static final PostalAddress ADDRESS =
            new PostalAddress("Ada", "Sample Street 1", null, "10115", "Berlin", null, "DE");

    private OrderFixture() {}

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** As the catalogue answers: MUG can be promised before it is there, UNKNOWN does not exist. */
    static PriceList prices() {
        return (skus, currency) -> {
            Map<Sku, Quote> quotes = new HashMap<>();
            for (Sku sku : skus) {
                if (sku.equals(UNKNOWN)) {
                    throw Rejection.notFound("product", sku);
                }
                String price = sku.equals(TEA) ? "10.00" : sku.equals(CROWN) ? "999999999999999999.00" : "5.00";
                quotes.put(sku, new Quote(sku, "A " + sku, Money.of(price, currency), "standard", sku.equals(MUG)));
            }
            return quotes;
        };
    }

    /** Germany takes 19 % on top, 7 % for books; in Austria prices include 20 %. Nobody else takes anything. */
    static final TaxRates TAXES = new TaxRates() {
        @Override
        public TaxRate rate(@Nullable String region, String category, LocalDate on) {
            if ("DE".equals(region)) {
                return new TaxRate(new BigDecimal(category.equals("books") ? "7" : "19"));
            }
            return "AT".equals(region) ? new TaxRate(new BigDecimal("20")) : TaxRate.NONE;
        }

        @Override
        public boolean pricesIncludeTax(@Nullable String region) {
            return "AT".equals(region);
        }
    };

    static final ShippingMethodCode STANDARD = new ShippingMethodCode("standard");
    static final ShippingMethodCode NOWHERE = new ShippingMethodCode("nowhere");

    /** Sending costs 4.90, and nothing from 50.00 on; there is no way to nowhere. */
    static OrderPricing pricing() {
        return new OrderPricing(TAXES, (code, currency, goods, region) -> {
            if (code.equals(NOWHERE)) {
                throw Rejection.notFound("shipping method", code);
            }
            boolean free = goods.isAtLeast(Money.of("50.00", currency));
            return new ShippingQuote(code, "Parcel", Money.of(free ? "0.00" : "4.90", currency), "standard");
        });
    }

    static final CouponCode TENTH = new CouponCode("TENTH");
    static final CouponCode ALONE = new CouponCode("ALONE");
    static final CouponCode USED_UP = new CouponCode("USED-UP");
    static final CouponCode NO_SUCH = new CouponCode("NO-SUCH");

    /** TENTH is a tenth off, ALONE five off with no other beside it, USED-UP was good until somebody else came. */
    static final Coupons COUPONS = new Coupons() {
        @Override
        public Promotion check(CouponCode code, CustomerId customer, Money goods, Instant at) {
            if (code.equals(NO_SUCH)) {
                throw Rejection.notFound("coupon", code);
            }
            Discount discount = code.equals(ALONE) ? Discount.amount(eur("5.00")) : Discount.percent("10");
            return new Promotion(code, "Coupon " + code, discount, !code.equals(ALONE));
        }

        @Override
        public Promotion redeem(CouponCode code, String orderId, CustomerId customer, Money goods) {
            if (code.equals(USED_UP)) {
                throw Rejection.conflict("coupon-exhausted", "Used up.");
            }
            return check(code, customer, goods, NOON);
        }

        @Override
        public void giveBack(CouponCode code, String orderId) {}
    };

    static CustomerDirectory customers() {
        return customer -> {
            if (customer.equals(STRANGER)) {
                throw Rejection.notFound("customer", customer);
            }
        };
    }

    static AggregateTestFixture<Order> order() {
        return order(ReturnTerms.FOR_EVER);
    }

    static AggregateTestFixture<Order> order(ReturnTerms terms) {
        AggregateTestFixture<Order> fixture = new AggregateTestFixture<>(Order.class);
        fixture.registerInjectableResource(prices());
        fixture.registerInjectableResource(customers());
        fixture.registerInjectableResource(pricing());
        fixture.registerInjectableResource(COUPONS);
        fixture.registerInjectableResource(terms);
        fixture.registerInjectableResource((OrderNumbers) () -> "10001");
        return fixture;
    }

    // ---- the story so far ----

    static TestExecutor<Order> given(List<Object> story, Object... more) {
        List<Object> events = new ArrayList<>(story);
        events.addAll(List.of(more));
        return order().given(events);
    }

    static List<Object> drafted() {
        return List.of(new OrderDrafted(ORDER, "10001", CUSTOMER, EUR, REQUESTED, LINES, null));
    }

    static List<Object> placed() {
        return and(drafted(), new OrderPlaced(ORDER, "10001", CUSTOMER, LINES, TOTAL, NOON));
    }

    static List<Object> reserved() {
        return and(placed(), new OrderStockReserved(ORDER, List.of(), TOTAL));
    }

    static List<Object> heldShort() {
        return and(placed(), new OrderHeld(ORDER, HoldKind.SHORT, "Not enough in stock.", List.of(TEA)));
    }

    static List<Object> paymentRequested() {
        return and(reserved(), requested(PAYMENT, TOTAL));
    }

    static List<Object> declined() {
        return and(paymentRequested(), new OrderPaymentDeclined(ORDER, PAYMENT, TOTAL, "declined", LATER));
    }

    static List<Object> confirmed() {
        return and(paymentRequested(), authorized(PAYMENT, TOTAL), new OrderConfirmed(ORDER, everything()));
    }

    static List<Object> held() {
        return and(confirmed(), new OrderHeld(ORDER, HoldKind.MANUAL, "check the address", List.of()));
    }

    static List<Object> allocated() {
        return and(confirmed(), new OrderLinesAllocated(ORDER, SHIPMENT, everything()));
    }

    static List<Object> shipped() {
        return and(allocated(), new OrderLinesShipped(ORDER, SHIPMENT, everything(), TOTAL));
    }

    static List<Object> delivered() {
        return and(shipped(), new OrderLinesDelivered(ORDER, SHIPMENT, everything()));
    }

    static List<Object> completed() {
        return and(delivered(), captured("c1", TOTAL), new OrderCompleted(ORDER));
    }

    static List<Object> cancelled() {
        return and(
                placed(),
                new OrderCancelled(
                        ORDER, CancelCause.OTHER, "changed my mind", true, true, LINES, List.of(), List.of()));
    }

    static List<Object> history() {
        return List.of(new HistoricalOrderRecorded(ORDER, "10001", "536365", CUSTOMER, EUR, LINES, "France", NOON));
    }

    static List<Object> and(List<Object> story, Object... more) {
        List<Object> events = new ArrayList<>(story);
        events.addAll(List.of(more));
        return List.copyOf(events);
    }

    static OrderPaymentRequested requested(PaymentRef payment, Money amount) {
        return new OrderPaymentRequested(ORDER, payment, amount);
    }

    static OrderPaymentAuthorized authorized(PaymentRef payment, Money amount) {
        return new OrderPaymentAuthorized(ORDER, payment, amount);
    }

    static OrderPaymentCaptured captured(String id, Money amount) {
        return new OrderPaymentCaptured(ORDER, PAYMENT, id, amount);
    }

    static OrderReservationRequested reservationRequested() {
        return new OrderReservationRequested(ORDER, LINES);
    }

    static List<LineQuantity> everything() {
        return List.of(new LineQuantity(FIRST, 2), new LineQuantity(SECOND, 3));
    }

    static List<LineQuantity> pieces(LineId line, int quantity) {
        return List.of(new LineQuantity(line, quantity));
    }

    static Map<String, ?> forVersion(long version) {
        return Map.of(Metadata.EXPECTED_VERSION, version);
    }

    // ---- what is expected ----

    static void refused(ResultValidator<Order> result, Rejection.Kind kind, String code) {
        result.expectNoEvents().expectException(new Refusal(kind, code));
    }

    static void conflict(ResultValidator<Order> result, String code) {
        refused(result, Rejection.Kind.CONFLICT, code);
    }

    static void invalid(ResultValidator<Order> result, String code) {
        refused(result, Rejection.Kind.INVALID, code);
    }

    static void notFound(ResultValidator<Order> result, String code) {
        refused(result, Rejection.Kind.NOT_FOUND, code);
    }

    /** Answers the version there was, and records nothing. */
    static void unchanged(ResultValidator<Order> result, Collection<?> story) {
        result.expectNoEvents().expectResultMessagePayload(story.size() - 1L);
    }

    private static final class Refusal extends BaseMatcher<Throwable> {

        private final Rejection.Kind kind;
        private final String code;

        Refusal(Rejection.Kind kind, String code) {
            this.kind = kind;
            this.code = code;
        }

        @Override
        public boolean matches(Object actual) {
            return actual instanceof Rejection rejection
                    && rejection.kind() == kind
                    && rejection.code().equals(code);
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("a refusal " + kind + " " + code);
        }
    }
}
