package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.PriceList;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.EditChange;
import io.orderfold.orders.EditId;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderEdit;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderEditStaged;
import io.orderfold.orders.event.OrderQuoteSent;
import io.orderfold.orders.event.OrderReturnAllowed;
import io.orderfold.pricing.Coupons;
import io.orderfold.pricing.Discount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

/** Every command on an order in every state, by the aggregate itself; {@code docs/order-states.md} is what came of it. */
class OrderStatesTest {

    private static final Path DOCUMENT = Path.of("docs/order-states.md");
    private static final ReturnRef RETURN = new ReturnRef(UUID.fromString("7a0c7a1e-3b9d-4c55-9c55-2f4a7b8e1d61"));
    private static final Discount TENTH_OFF = Discount.percent("10");

    private static Map<String, List<Object>> states() {
        Map<String, List<Object>> states = new LinkedHashMap<>();
        states.put("draft", drafted());
        states.put("placed", placed());
        states.put("short", heldShort());
        states.put("reserved", reserved());
        states.put("payment asked for", paymentRequested());
        states.put("declined", declined());
        states.put("confirmed", confirmed());
        states.put("held", held());
        states.put("set aside", allocated());
        states.put(
                "confirmed, an edit staged",
                and(
                        confirmed(),
                        new OrderEditStaged(
                                ORDER,
                                CUSTOMER,
                                new OrderEdit(
                                        EditId.of(1),
                                        "fewer",
                                        pieces(SECOND, 1),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null,
                                        TOTAL,
                                        eur("30.00")),
                                null)));
        states.put("shipped", shipped());
        states.put("delivered, unpaid", delivered());
        states.put("completed", completed());
        states.put("return allowed", and(completed(), new OrderReturnAllowed(ORDER, RETURN, pieces(SECOND, 1))));
        states.put("cancelled", cancelled());
        states.put("history", history());
        states.put(
                "draft with stock asked for",
                and(drafted(), new OrderDraftReservationRequested(ORDER, 1, LINES, List.of(), OrderFixture.NOON)));
        states.put(
                "offered as a quote",
                and(drafted(), new OrderQuoteSent(ORDER, TOTAL, Instant.now().plusSeconds(3600))));
        states.put("offered, and expired", and(drafted(), new OrderQuoteSent(ORDER, TOTAL, OrderFixture.NOON)));
        states.put(
                "draft with a coupon",
                and(
                        drafted(),
                        new OrderDiscountGiven(
                                ORDER, new OrderDiscount(DiscountId.of(1), null, TENTH_OFF, TENTH, "A tenth", true))));
        return states;
    }

    /** One of each, such as the fixture's order could be asked. */
    private static List<OrderCommand> commands() {
        return List.of(
                new OrderCommand.DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED, null),
                new OrderCommand.AddLine(ORDER, TEA, 1),
                new OrderCommand.ChangeLineQuantity(ORDER, FIRST, 5),
                new OrderCommand.RemoveLine(ORDER, FIRST),
                new OrderCommand.ChangeShippingAddress(ORDER, ADDRESS),
                new OrderCommand.GiveDiscount(ORDER, null, TENTH_OFF, "regular"),
                new OrderCommand.WithdrawDiscount(ORDER, DiscountId.of(1)),
                new OrderCommand.UseCoupon(ORDER, TENTH),
                new OrderCommand.DropCoupon(ORDER, TENTH),
                new OrderCommand.OverridePrice(ORDER, FIRST, eur("8.00"), "scratched"),
                new OrderCommand.ChooseShippingMethod(ORDER, STANDARD),
                new OrderCommand.PlaceOrder(ORDER),
                new OrderCommand.ReserveDraft(ORDER, Instant.now().plusSeconds(3600)),
                new OrderCommand.ReleaseDraft(ORDER),
                new OrderCommand.RecordDraftReserved(ORDER, 1),
                new OrderCommand.RecordDraftShort(ORDER, 1, List.of(TEA)),
                new OrderCommand.ExpireDraftReservation(ORDER, OrderFixture.NOON),
                new OrderCommand.SendQuote(ORDER, Instant.now().plusSeconds(3600)),
                new OrderCommand.MoveQuoteExpiry(ORDER, Instant.now().plusSeconds(7200), "a regular customer"),
                new OrderCommand.WithdrawQuote(ORDER),
                new OrderCommand.AcceptQuote(ORDER),
                new OrderCommand.HoldOrder(ORDER, HoldKind.FRAUD, "looks odd"),
                new OrderCommand.MoveHoldReview(
                        ORDER, HoldKind.MANUAL, Instant.now().plusSeconds(3600), "on Monday"),
                new OrderCommand.ReleaseOrder(ORDER, null),
                new OrderCommand.TagOrder(ORDER, new OrderTag("gift")),
                new OrderCommand.UntagOrder(ORDER, new OrderTag("gift")),
                new OrderCommand.ArchiveOrder(ORDER),
                new OrderCommand.UnarchiveOrder(ORDER),
                new OrderCommand.WriteNote(ORDER, new PersonalText("Call first")),
                new OrderCommand.RemoveNote(ORDER, NoteId.of(1)),
                new OrderCommand.StageEdit(ORDER, List.of(EditChange.change(SECOND, 2)), null, "fewer"),
                new OrderCommand.ConfirmEdit(ORDER, EditId.of(1)),
                new OrderCommand.DropEdit(ORDER, EditId.of(1)),
                new OrderCommand.CancelLines(ORDER, pieces(SECOND, 1), "fewer", true),
                new OrderCommand.UndoEdit(ORDER, "a slip", false),
                new OrderCommand.RedoEdit(ORDER, "not a slip", false),
                new OrderCommand.GrantRefund(ORDER, List.of(), false, eur("5.00"), "scratched"),
                new OrderCommand.AllowCredit(ORDER, eur("5.00"), "a school"),
                new OrderCommand.CancelOrder(ORDER, "changed my mind"),
                new OrderCommand.CompleteOrder(ORDER),
                new OrderCommand.RecordStockReserved(ORDER, List.of()),
                new OrderCommand.RecordStockShort(ORDER, List.of(TEA)),
                new OrderCommand.RecordStockReleased(ORDER),
                new OrderCommand.RequestPayment(ORDER, OTHER_PAYMENT, null),
                new OrderCommand.AwaitPayment(ORDER, LATER.plusSeconds(60)),
                new OrderCommand.MoveReturnWindow(ORDER, null, "a regular customer"),
                new OrderCommand.MoveTimeToPay(ORDER, null, "a regular customer"),
                new OrderCommand.ExpireOrder(ORDER, LATER),
                new OrderCommand.RecordPaymentAuthorized(ORDER, PAYMENT, TOTAL),
                new OrderCommand.RecordPaymentDeclined(ORDER, PAYMENT, "declined", LATER),
                new OrderCommand.RecordPaymentCaptured(ORDER, PAYMENT, "another", TOTAL),
                new OrderCommand.RecordPaymentVoided(ORDER, PAYMENT, "a void", TOTAL),
                new OrderCommand.RecordPaymentRefunded(ORDER, PAYMENT, "a refund", TOTAL),
                new OrderCommand.AllocateLines(ORDER, OTHER_SHIPMENT, everything()),
                new OrderCommand.ReassignLines(ORDER, SHIPMENT, OTHER_SHIPMENT, pieces(SECOND, 1)),
                new OrderCommand.SetPriority(ORDER, 5, "a hospital"),
                new OrderCommand.DeallocateLines(ORDER, SHIPMENT, everything()),
                new OrderCommand.ShipLines(ORDER, SHIPMENT, everything()),
                new OrderCommand.RecordDelivery(ORDER, SHIPMENT, everything()),
                new OrderCommand.AllowReturn(ORDER, new ReturnRef(UUID.randomUUID()), pieces(FIRST, 1)),
                new OrderCommand.ReplaceLines(ORDER, OrderId.random(), pieces(FIRST, 1), "cracked"),
                new OrderCommand.DismissReturn(ORDER, RETURN),
                new OrderCommand.TakeBackLines(ORDER, RETURN, "receipt", pieces(SECOND, 1)),
                new OrderCommand.RecordHistoricalOrder(ORDER, "536365", CUSTOMER, EUR, LINES, "France", NOON),
                new OrderCommand.TakeBackHistoricalLine(ORDER, "take back", FIRST, 1, NOON));
    }

    /** What became of it: the events it led to, {@code nothing}, or the code of the refusal. */
    private static String outcome(List<Object> story, OrderCommand command) {
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(configuration -> store)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Order.class))
                .registerComponent(OrderNumbers.class, configuration -> () -> "10001")
                .registerComponent(PriceList.class, configuration -> prices())
                .registerComponent(OrderPricing.class, configuration -> pricing())
                .registerComponent(Coupons.class, configuration -> COUPONS)
                .registerComponent(ReturnTerms.class, configuration -> new ReturnTerms(Duration.ofDays(30)))
                .registerComponent(CustomerDirectory.class, configuration -> customers())
                .start();
        try {
            for (int i = 0; i < story.size(); i++) {
                store.publish(new GenericDomainEventMessage<>("Order", ORDER.toString(), i, story.get(i)));
            }
            CommandGateway gateway = DefaultCommandGateway.builder()
                    .commandBus(axon.getComponent(CommandBus.class))
                    .build();
            gateway.sendAndWait(command);
            List<String> events = new ArrayList<>();
            store.readEvents(ORDER.toString(), story.size())
                    .forEachRemaining((DomainEventMessage<?> event) ->
                            events.add(event.getPayloadType().getSimpleName().replaceFirst("^Order(?=[A-Z])", "")));
            return events.isEmpty() ? "nothing" : String.join(" + ", events);
        } catch (Rejection refused) {
            assertThat(store.lastSequenceNumberFor(ORDER.toString())).contains(story.size() - 1L);
            return "`" + refused.code() + "`";
        } finally {
            axon.shutdown();
            store.shutDown();
        }
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # An order's states

                What every command does to an order in every state, as the aggregate itself answered. A cell has the events that the
                command leads to (without the word Order in front), `nothing` where it is accepted and changes nothing, or in
                code type the refusal. The order in question has 2 TEA and 3 MUG for 35.00 EUR; what is asked is named in
                `OrderStatesTest`, which writes this page and fails when it is stale.
                """);
        states().forEach((state, story) -> {
            text.append("\n## ").append(Character.toUpperCase(state.charAt(0))).append(state.substring(1));
            text.append("\n\n| command | outcome |\n| --- | --- |\n");
            for (OrderCommand command : commands()) {
                text.append("| ")
                        .append(command.getClass().getSimpleName())
                        .append(" | ")
                        .append(outcome(story, command))
                        .append(" |\n");
            }
        });
        return text.toString();
    }

    @Test
    void everyCommandIsAsked() {
        assertThat(commands().stream()
                        .map(command -> command.getClass().getSimpleName())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OrderCommand.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatIsWrittenOfTheStatesIsSo() throws Exception {
        String now = document();
        if (Boolean.getBoolean("orderfold.approve")) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(DOCUMENT).as("run this test with -Dorderfold.approve=true").exists();
        assertThat(Files.readString(DOCUMENT).lines())
                .as(DOCUMENT + " is stale: run this test with -Dorderfold.approve=true and commit the file")
                .containsExactlyElementsOf(now.lines().toList());
    }
}
