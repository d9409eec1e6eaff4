package io.orderfold.inventory.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.Adjustment;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.command.StockCommand;
import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.CancelTransfer;
import io.orderfold.inventory.command.StockCommand.CountStock;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.command.StockCommand.ReceiveTransfer;
import io.orderfold.inventory.command.StockCommand.SetStockLevels;
import io.orderfold.inventory.command.StockCommand.StartTransfer;
import io.orderfold.inventory.query.StockPage;
import io.orderfold.inventory.query.StockQuery;
import io.orderfold.inventory.query.StockQuery.FindStock;
import io.orderfold.inventory.query.StockQuery.ReadStockFromLog;
import io.orderfold.inventory.query.StockQuery.SearchStock;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stock over HTTP. Every write answers with the stock as the log has it then. */
@RestController
@RequestMapping("/api/stock")
@Tag(name = "Stock", description = "On hand at each location, reserved, available, on its way.")
class StockController {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    StockController(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    /** Goods that arrived. */
    record ReceiptRequest(
            @Schema(description = "1 to 1,000,000 pieces", example = "120", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Long quantity,

            @Schema(description = "Where; `MAIN` unless given", example = "NORTH-2") @Nullable
            LocationCode location,

            @Schema(
                    description = "Where they come from",
                    example = "Delivery note 4711",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason) {}

    /** A count that differed. */
    record AdjustmentRequest(
            @Schema(
                    description = "So many more pieces, or fewer when negative",
                    example = "-2",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Long delta,

            @Schema(description = "Where; `MAIN` unless given", example = "NORTH-2") @Nullable
            LocationCode location,

            @Schema(description = "Why", example = "Two were broken", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason) {}

    /** Somebody counted. */
    record CountRequest(
            @Schema(
                    description = "How many pieces there are at the location, 0 to 1,000,000",
                    example = "118",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Long counted,

            @Schema(description = "Where; `MAIN` unless given", example = "NORTH-2") @Nullable
            LocationCode location,

            @Schema(
                    description = "On what occasion",
                    example = "Yearly stock-taking",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason) {}

    /** Both levels, as they are to be. */
    record LevelsRequest(
            @Schema(
                    description = "Pieces held back from orders that can't wait, 0 to 1,000,000",
                    example = "5",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Long safetyStock,

            @Schema(
                    description = "At how many available pieces the stock is low, 0 to 1,000,000; leave out for never",
                    example = "20")
            @Nullable
            Long lowAt,

            @Schema(description = "Why", example = "Sells fast", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Receive goods",
            description = "Orders that wait for the product are tried again by themselves.")
    @PostMapping("/{sku}/receipts")
    @ClerkMay
    ResponseEntity<StockView> receive(@PathVariable Sku sku, @RequestBody ReceiptRequest request) {
        int quantity = Quantity.check(Required.of(request.quantity(), "quantity"), "quantity");
        return written(
                new ReceiveStock(sku, at(request.location()), quantity, Required.of(request.reason(), "reason")));
    }

    @Operation(
            summary = "Correct the number on hand",
            description = "Refused (409) below zero, and below what is reserved for orders that can't wait.")
    @PostMapping("/{sku}/adjustments")
    @ManagerMay
    ResponseEntity<StockView> adjust(@PathVariable Sku sku, @RequestBody AdjustmentRequest request) {
        int delta = Adjustment.check(Required.of(request.delta(), "delta"), "delta");
        return written(new AdjustStock(sku, at(request.location()), delta, Required.of(request.reason(), "reason")));
    }

    @Operation(
            summary = "Enter a count",
            description = "The number on hand is what was counted from now on, and the log keeps the difference. With"
                    + " `If-Match` it is refused (412) when pieces have moved since you read the stock. Refused (409)"
                    + " below what is reserved for orders that can't wait.")
    @PostMapping("/{sku}/counts")
    @ManagerMay
    ResponseEntity<StockView> count(@PathVariable Sku sku, @RequestBody CountRequest request) {
        int counted = Quantity.checkFromZero(Required.of(request.counted(), "counted"), "counted");
        return written(new CountStock(sku, at(request.location()), counted, Required.of(request.reason(), "reason")));
    }

    /** What is to be taken where. */
    record TransferRequest(
            @Schema(example = "MAIN", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            LocationCode from,

            @Schema(example = "NORTH-2", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            LocationCode to,

            @Schema(description = "1 to 1,000,000 pieces", example = "40", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Long quantity,

            @Schema(
                    description = "Why",
                    example = "Shelves are empty there",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason) {}

    /** What has arrived of a transfer. */
    record ArrivalRequest(
            @Schema(
                    description = "How many pieces arrived, from 0 up to what was sent",
                    example = "39",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Long received,

            @Schema(description = "Why some are missing; needed only then", example = "One box was crushed") @Nullable
            String reason) {}

    /** Why a transfer came back. */
    @Schema(name = "TransferCancelRequest")
    record CancelRequest(
            @Schema(description = "Why", example = "The van broke down", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason) {}

    @Operation(
            summary = "Send pieces to another location",
            description = "Until they arrive they are on hand nowhere, and can't be promised to orders that can't wait."
                    + " The answer lists the transfer under `transfers`. Refused (409) where fewer are there that lie"
                    + " there for no shipment (`not-at-location`, which says what is `elsewhere`), and where the rest"
                    + " would not do for orders that can't wait (`stock-reserved`).")
    @PostMapping("/{sku}/transfers")
    @ClerkMay
    ResponseEntity<StockView> send(@PathVariable Sku sku, @RequestBody TransferRequest request) {
        return written(new StartTransfer(
                sku,
                Required.of(request.from(), "from"),
                Required.of(request.to(), "to"),
                Quantity.check(Required.of(request.quantity(), "quantity"), "quantity"),
                Required.of(request.reason(), "reason")));
    }

    @Operation(
            summary = "Receive a transfer",
            description = "What arrived is on hand at its location; what is missing is lost, and the log keeps why.")
    @PostMapping("/{sku}/transfers/{transfer}/receipt")
    @ClerkMay
    ResponseEntity<StockView> receiveTransfer(
            @PathVariable Sku sku,
            @Parameter(description = "A number, counted from 1 of each product") @PathVariable String transfer,
            @RequestBody ArrivalRequest request) {
        int received = Quantity.checkFromZero(Required.of(request.received(), "received"), "received");
        return written(new ReceiveTransfer(sku, number(transfer), received, request.reason()));
    }

    @Operation(
            summary = "Take a transfer back",
            description = "All of it is on hand again at the location that it had left.")
    @PostMapping("/{sku}/transfers/{transfer}/cancel")
    @ClerkMay
    ResponseEntity<StockView> cancelTransfer(
            @PathVariable Sku sku,
            @Parameter(description = "A number, counted from 1 of each product") @PathVariable String transfer,
            @RequestBody CancelRequest request) {
        return written(new CancelTransfer(sku, number(transfer), Required.of(request.reason(), "reason")));
    }

    /** What is no number names no transfer. */
    private static int number(String transfer) {
        try {
            return Integer.parseInt(transfer);
        } catch (NumberFormatException e) {
            throw Rejection.notFound("transfer", transfer);
        }
    }

    private static LocationCode at(@Nullable LocationCode location) {
        return location == null ? LocationCode.MAIN : location;
    }

    @Operation(
            summary = "Set the safety stock, and what is low",
            description =
                    "What is reserved already stays reserved. Once no more than `lowAt` are available, the log says"
                            + " so (`StockRanLow`), and `GET /api/stock?low=true` lists the product.")
    @PutMapping("/{sku}/levels")
    @ManagerMay
    ResponseEntity<StockView> setLevels(@PathVariable Sku sku, @RequestBody LevelsRequest request) {
        int safetyStock = Quantity.checkFromZero(Required.of(request.safetyStock(), "safetyStock"), "safetyStock");
        Integer lowAt = request.lowAt() == null ? null : (Integer) Quantity.checkFromZero(request.lowAt(), "lowAt");
        return written(new SetStockLevels(sku, safetyStock, lowAt, Required.of(request.reason(), "reason")));
    }

    @Operation(summary = "Read a product's stock", description = "All zero where there never was any.")
    @GetMapping("/{sku}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<StockView> read(
            @PathVariable Sku sku,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one(
                "stock",
                sku,
                "stock:" + sku,
                () -> Optional.of(ask(new FindStock(sku))),
                () -> Optional.of(ask(new ReadStockFromLog(sku))));
    }

    @Operation(
            summary = "List the stock",
            description = "The products that ever had stock, by sku. `nextCursor` leads to what follows.")
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<StockView> list(
            @Parameter(description = "`true`: only products whose stock is low; `false`: only the others")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean low,
            @Parameter(description = "Only products of which there is a piece at this location", example = "NORTH-2")
                    @RequestParam(required = false)
                    @Nullable
                    LocationCode location,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        reads.awaitProjection("inventory.projection");
        StockPage page = queries.query(new SearchStock(low, location, limit, cursor), StockPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    private ResponseEntity<StockView> written(StockCommand command) {
        long version = writes.send(command);
        StockView stock = ask(new ReadStockFromLog(command.sku()));
        reads.awaitWritten(version, () -> Optional.of(ask(new FindStock(command.sku()))));
        return Reads.ok(stock);
    }

    private StockView ask(StockQuery query) {
        return queries.query(query, StockView.class).join();
    }
}
