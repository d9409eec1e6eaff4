package io.orderfold.inventory.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockAllocated;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDeallocated;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.event.StockLevelsSet;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.inventory.event.StockTransferCancelled;
import io.orderfold.inventory.event.StockTransferReceived;
import io.orderfold.inventory.event.StockTransferStarted;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How stock follows from its events. */
public final class StockFold implements Fold<StockView, StockEvent> {

    @Override
    public StockView after(@Nullable StockView before, StockEvent event, Happened happened) {
        Draft draft = new Draft(before == null ? StockView.none(event.sku()) : before);
        if (event instanceof StockReceived e) {
            draft.move(e.location(), e.quantity());
        } else if (event instanceof StockAdjusted e) {
            draft.move(e.location(), e.delta());
        } else if (event instanceof StockCounted e) {
            draft.move(e.location(), e.difference());
        } else if (event instanceof StockLevelsSet e) {
            draft.safetyStock = e.safetyStock();
            draft.lowAt = e.lowAt();
        } else if (event instanceof StockReserved e) {
            draft.reserved += e.quantity();
        } else if (event instanceof StockReleased e) {
            draft.reserved -= e.quantity();
        } else if (event instanceof StockAllocated e) {
            draft.allocate(e.location(), e.quantity());
        } else if (event instanceof StockDeallocated e) {
            draft.allocate(e.location(), -e.quantity());
        } else if (event instanceof StockDispatched e) {
            draft.reserved -= e.quantity();
            draft.allocate(e.location(), -e.allocated());
            draft.move(e.location(), -e.quantity());
        } else if (event instanceof StockTransferStarted e) {
            draft.move(e.from(), -e.quantity());
            draft.transfers.add(
                    new TransferView(e.transfer(), e.from(), e.to(), e.quantity(), e.reason(), happened.at()));
        } else if (event instanceof StockTransferReceived e) {
            draft.arrive(e.transfer(), e.location(), e.received());
        } else if (event instanceof StockTransferCancelled e) {
            draft.arrive(e.transfer(), e.location(), e.quantity());
        }
        return draft.view(event.sku(), happened.version());
    }

    /** The view while an event is applied to it. */
    private static final class Draft {

        private final SortedMap<LocationCode, StockAtLocation> locations = new TreeMap<>();
        private final List<TransferView> transfers;
        private long reserved;
        private int safetyStock;
        private @Nullable Integer lowAt;

        Draft(StockView before) {
            before.locations().forEach(at -> locations.put(at.location(), at));
            transfers = new ArrayList<>(before.transfers());
            reserved = before.reserved();
            safetyStock = before.safetyStock();
            lowAt = before.lowAt();
        }

        void move(LocationCode location, long pieces) {
            change(location, pieces, 0);
        }

        void allocate(LocationCode location, long pieces) {
            change(location, 0, pieces);
        }

        private void change(LocationCode location, long pieces, long allocated) {
            StockAtLocation at = locations.getOrDefault(location, new StockAtLocation(location, 0, 0));
            StockAtLocation now = new StockAtLocation(location, at.onHand() + pieces, at.allocated() + allocated);
            if (now.onHand() == 0 && now.allocated() == 0) {
                locations.remove(location);
            } else {
                locations.put(location, now);
            }
        }

        void arrive(int transfer, LocationCode location, int pieces) {
            transfers.removeIf(each -> each.transfer() == transfer);
            move(location, pieces);
        }

        StockView view(Sku sku, long version) {
            return StockView.of(sku, reserved, safetyStock, lowAt, List.copyOf(locations.values()), transfers, version);
        }
    }
}
