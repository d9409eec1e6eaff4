package io.orderfold.shipments.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.AllocationRule;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import io.orderfold.inventory.command.StockCommand.StockByLocation;
import io.orderfold.inventory.query.LocationView;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.LineId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.process.ParcelPlan.Parcel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which pieces are sent from where: {@code A} is preferred, {@code B} is near, {@code C} has most. */
class ParcelPlanTest {

    private static final LocationCode A = new LocationCode("A");
    private static final LocationCode B = new LocationCode("B");
    private static final LocationCode C = new LocationCode("C");
    private static final Sku CUP = new Sku("CUP");
    private static final Sku PLATE = new Sku("PLATE");
    private static final PostalAddress ADDRESS =
            new PostalAddress(null, "Street 1", null, "10117", "Berlin", null, "DE");

    private static LocationsView locations(AllocationRule rule, LocationCode... closed) {
        List<LocationCode> shut = List.of(closed);
        return new LocationsView(
                rule,
                List.of(
                        new LocationView(A, "A", new Site("DE", "80331"), 9, !shut.contains(A)),
                        new LocationView(B, "B", new Site("DE", "10115"), 5, !shut.contains(B)),
                        new LocationView(C, "C", null, 1, !shut.contains(C))),
                0);
    }

    private static ShipmentLine line(int lineId, Sku sku, int quantity) {
        return new ShipmentLine(LineId.of(lineId), sku, "a " + sku, quantity);
    }

    private static ParcelPlan plan(AllocationRule rule, Map<LocationCode, Integer> cups, LocationCode... closed) {
        return new ParcelPlan(locations(rule, closed), Map.of(CUP, stock(cups)), ADDRESS);
    }

    /** All of it may be the order's. */
    private static StockByLocation stock(Map<LocationCode, Integer> there) {
        Map<LocationCode, Long> free = new HashMap<>();
        there.forEach((location, pieces) -> free.put(location, (long) pieces));
        return new StockByLocation(100, free);
    }

    private static List<Parcel> cups(AllocationRule rule, int wanted, Map<LocationCode, Integer> cups) {
        return plan(rule, cups).parcels(List.of(line(1, CUP, wanted)));
    }

    private static Parcel parcel(LocationCode location, int cups) {
        return new Parcel(location, false, List.of(line(1, CUP, cups)));
    }

    @Test
    void sendsFromTheOneThatTheRuleSays() {
        Map<LocationCode, Integer> enough = Map.of(A, 2, B, 3, C, 9);
        assertThat(cups(AllocationRule.PRIORITY, 2, enough)).containsExactly(parcel(A, 2));
        assertThat(cups(AllocationRule.NEAREST, 2, enough)).containsExactly(parcel(B, 2));
        assertThat(cups(AllocationRule.MOST_STOCK, 2, enough)).containsExactly(parcel(C, 2));
    }

    @Test
    void prefersTheOneThatHasAllOfIt() {
        assertThat(cups(AllocationRule.PRIORITY, 5, Map.of(A, 4, B, 4, C, 5))).containsExactly(parcel(C, 5));
    }

    @Test
    void sharesOutWhatNoneHas() {
        assertThat(cups(AllocationRule.PRIORITY, 6, Map.of(A, 1, B, 2, C, 5)))
                .containsExactly(parcel(A, 1), parcel(C, 5));
        assertThat(cups(AllocationRule.NEAREST, 7, Map.of(A, 1, B, 2, C, 5)))
                .containsExactly(parcel(B, 2), parcel(C, 5));
        assertThat(cups(AllocationRule.MOST_STOCK, 8, Map.of(A, 1, B, 2, C, 5)))
                .containsExactly(parcel(C, 5), parcel(B, 2), parcel(A, 1));
    }

    @Test
    void hasWhatIsNowhereWaitAtTheFirst() {
        assertThat(cups(AllocationRule.NEAREST, 3, Map.of(C, 1)))
                .containsExactly(parcel(C, 1), new Parcel(B, true, List.of(line(1, CUP, 2))));
        assertThat(cups(AllocationRule.PRIORITY, 3, Map.of()))
                .containsExactly(new Parcel(A, true, List.of(line(1, CUP, 3))));
    }

    @Test
    void leavesToOthersWhatHasComeInForThem() {
        ParcelPlan plan = new ParcelPlan(
                locations(AllocationRule.PRIORITY), Map.of(CUP, new StockByLocation(1, Map.of(A, 9L))), ADDRESS);
        assertThat(plan.parcels(List.of(line(1, CUP, 3))))
                .containsExactly(parcel(A, 1), new Parcel(A, true, List.of(line(1, CUP, 2))));
    }

    @Test
    void usesAClosedOneLast() {
        assertThat(plan(AllocationRule.PRIORITY, Map.of(A, 2, C, 2), A).parcels(List.of(line(1, CUP, 2))))
                .containsExactly(parcel(C, 2));
        assertThat(plan(AllocationRule.PRIORITY, Map.of(A, 2), A).parcels(List.of(line(1, CUP, 2))))
                .containsExactly(parcel(A, 2));
        assertThat(plan(AllocationRule.PRIORITY, Map.of(), A).parcels(List.of(line(1, CUP, 2))))
                .containsExactly(new Parcel(B, true, List.of(line(1, CUP, 2))));
    }

    @Test
    void keepsTheLinesOfOneOrderTogetherWhereItCan() {
        ParcelPlan plan = new ParcelPlan(
                locations(AllocationRule.PRIORITY),
                Map.of(CUP, stock(Map.of(A, 1, B, 1)), PLATE, stock(Map.of(B, 1))),
                ADDRESS);
        List<ShipmentLine> lines = List.of(line(1, CUP, 1), line(2, PLATE, 1));
        assertThat(plan.parcels(lines)).containsExactly(new Parcel(B, false, lines));
        assertThat(plan.best(lines)).isEqualTo(B);
    }

    @Test
    void isNearestToNowhereWithoutAnAddress() {
        assertThat(new ParcelPlan(locations(AllocationRule.NEAREST), Map.of(CUP, stock(Map.of(A, 1, B, 1))), null)
                        .parcels(List.of(line(1, CUP, 1))))
                .containsExactly(parcel(A, 1));
    }

    @Provide
    Arbitrary<List<Integer>> counts() {
        return Arbitraries.integers().between(0, 6).list().ofSize(9);
    }

    @Property(tries = 500)
    void sendsEveryPieceOnceAndNoneThatIsNotThere(@ForAll("counts") List<Integer> counts, @ForAll AllocationRule rule) {
        Map<Sku, Map<LocationCode, Integer>> there = Map.of(
                CUP, Map.of(A, counts.get(0), B, counts.get(1), C, counts.get(2)),
                PLATE, Map.of(A, counts.get(3), B, counts.get(4), C, counts.get(5)));
        List<ShipmentLine> wanted = List.of(
                line(1, CUP, 1 + counts.get(6)), line(2, PLATE, 1 + counts.get(7)), line(3, CUP, 1 + counts.get(8)));
        Map<Sku, StockByLocation> stock = new HashMap<>();
        there.forEach((sku, at) -> stock.put(sku, stock(at)));
        Map<LineId, Integer> sent = new HashMap<>();
        Map<Object, Integer> used = new HashMap<>();
        for (Parcel parcel : new ParcelPlan(locations(rule), stock, ADDRESS).parcels(wanted)) {
            assertThat(parcel.lines()).isNotEmpty();
            for (ShipmentLine line : parcel.lines()) {
                sent.merge(line.lineId(), line.quantity(), Integer::sum);
                if (!parcel.waiting()) {
                    used.merge(List.of(line.sku(), parcel.location()), line.quantity(), Integer::sum);
                }
            }
        }
        wanted.forEach(line -> assertThat(sent).containsEntry(line.lineId(), line.quantity()));
        there.forEach((sku, at) -> at.forEach((location, pieces) ->
                assertThat(used.getOrDefault(List.of(sku, location), 0)).isLessThanOrEqualTo(pieces)));
    }
}
