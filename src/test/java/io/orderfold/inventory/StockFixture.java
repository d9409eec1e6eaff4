package io.orderfold.inventory;

import static io.orderfold.inventory.LocationCode.MAIN;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;

import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockLevelsSet;
import io.orderfold.inventory.event.StockRanLow;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import java.util.Set;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** What tests about stock have in common: two products, a few orders, and events in few words. */
public final class StockFixture {

    public static final Sku MUG = new Sku("MUG-1");
    public static final Sku PEN = new Sku("PEN-1");
    public static final Sku UNKNOWN = new Sku("NO-SUCH");
    public static final LocationCode NORTH = new LocationCode("NORTH");
    public static final LocationCode CLOSED = new LocationCode("CLOSED");
    public static final LocationCode NOWHERE = new LocationCode("NOWHERE");
    public static final OrderId ALICES = OrderId.of("00000000-0000-4000-8000-00000000000a");
    public static final OrderId BOBS = OrderId.of("00000000-0000-4000-8000-00000000000b");
    public static final OrderId CAROLS = OrderId.of("00000000-0000-4000-8000-00000000000c");

    private StockFixture() {}

    /** A {@link Rejection} with this code. */
    public static Matcher<Rejection> refusal(String code) {
        return new FeatureMatcher<>(equalTo(code), "a refusal with the code", "code") {
            @Override
            protected String featureValueOf(Rejection rejection) {
                return rejection.code();
            }
        };
    }

    /** As {@link #refusal(String)}, with a detail. */
    public static Matcher<Rejection> refusal(String code, String detail, String value) {
        return both(refusal(code)).and(new FeatureMatcher<>(equalTo(value), "with " + detail, detail) {
            @Override
            protected String featureValueOf(Rejection rejection) {
                return String.valueOf(rejection.details().get(detail));
            }
        });
    }

    /** A catalogue with the mug and the pen. */
    public static ProductDirectory products() {
        return sku -> {
            if (!Set.of(MUG, PEN).contains(sku)) {
                throw Rejection.notFound("product", sku);
            }
        };
    }

    /** The main location, and one in the north; one that is closed. */
    public static LocationDirectory locations() {
        return new LocationDirectory() {
            @Override
            public void require(LocationCode location) {
                if (!Set.of(MAIN, NORTH, CLOSED).contains(location)) {
                    throw Rejection.notFound("location", location);
                }
            }

            @Override
            public void requireOpen(LocationCode location) {
                require(location);
                if (location.equals(CLOSED)) {
                    throw Rejection.conflict("location-closed", "It takes nothing in.");
                }
            }
        };
    }

    public static StockReceived received(int quantity) {
        return new StockReceived(MUG, MAIN, quantity, "delivery");
    }

    public static StockAdjusted adjusted(int delta) {
        return new StockAdjusted(MUG, MAIN, delta, "count");
    }

    public static StockCounted counted(int counted, long difference) {
        return new StockCounted(MUG, MAIN, counted, difference, "stock-taking");
    }

    public static StockLevelsSet levels(int safetyStock, @Nullable Integer lowAt) {
        return new StockLevelsSet(MUG, safetyStock, lowAt, "sells fast");
    }

    public static StockRanLow ranLow(long available, int lowAt) {
        return new StockRanLow(MUG, available, lowAt);
    }

    public static StockReserved reserved(OrderId orderId, int quantity) {
        return new StockReserved(MUG, orderId, quantity, 0, false);
    }

    public static StockReserved backordered(OrderId orderId, int quantity, int backordered) {
        return new StockReserved(MUG, orderId, quantity, backordered, true);
    }

    public static StockReleased released(OrderId orderId, int quantity) {
        return new StockReleased(MUG, orderId, quantity);
    }

    public static StockDispatched dispatched(OrderId orderId, int quantity) {
        return new StockDispatched(MUG, MAIN, orderId, quantity, 0);
    }
}
