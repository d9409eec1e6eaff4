package io.orderfold.orders.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import java.time.Instant;
import java.util.List;

/**
 * The draft's lines are to be set aside before it is placed.
 *
 * @param request tells this request from earlier ones, which it takes the place of
 * @param unwanted products of which nothing is to be set aside any more
 * @param until when they are given back, unless it is placed by then
 */
@Touches(OrderAreas.GOODS)
public record OrderDraftReservationRequested(
        OrderId orderId, int request, List<OrderLine> lines, List<Sku> unwanted, Instant until) implements OrderEvent {}
