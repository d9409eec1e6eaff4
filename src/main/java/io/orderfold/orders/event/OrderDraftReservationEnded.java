package io.orderfold.orders.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.util.List;

/**
 * Nothing is set aside for the draft any more.
 *
 * @param shortOf what there was too little of; none where its time is over, or somebody gave it back
 */
@Touches(OrderAreas.GOODS)
public record OrderDraftReservationEnded(OrderId orderId, List<Sku> shortOf) implements OrderEvent {}
