package io.orderfold.whatif.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.whatif.Scenario;
import io.orderfold.whatif.WhatIfId;
import io.orderfold.whatif.WhatIfOrder;
import io.orderfold.whatif.command.WhatIfCommand.AskWhatIf;
import io.orderfold.whatif.command.WhatIfCommand.CancelWhatIf;
import io.orderfold.whatif.query.WhatIfList;
import io.orderfold.whatif.query.WhatIfOrderPage;
import io.orderfold.whatif.query.WhatIfQuery;
import io.orderfold.whatif.query.WhatIfQuery.FindWhatIf;
import io.orderfold.whatif.query.WhatIfQuery.ListWhatIfOrders;
import io.orderfold.whatif.query.WhatIfQuery.ListWhatIfs;
import io.orderfold.whatif.query.WhatIfView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What-ifs over HTTP. */
@RestController
@RequestMapping("/api/what-ifs")
@Tag(name = "What-ifs", description = "The orders of a period, reckoned once more.")
class WhatIfController {

    private static final int MOST_OF_A_PAGE = 500;

    private final CommandGateway commands;
    private final QueryGateway queries;

    WhatIfController(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Operation(
            summary = "Ask what would have been",
            description =
                    "Reckons each order of a period once more, as it was placed, with other prices, a promotion, other taxes"
                            + " or other prices for sending, and compares. Runs in the background; ask for it until its state is"
                            + " `done`. Nothing happens to the orders. Prices and discounts that somebody gave stay as they"
                            + " were given.",
            responses = {
                @ApiResponse(responseCode = "202", description = "The what-if; `Location` says where to watch it"),
                @ApiResponse(
                        responseCode = "400",
                        description =
                                "`period-empty`, `field-missing`, `named-twice`, `percent-out-of-range` and the like"),
                @ApiResponse(responseCode = "409", description = "`too-many-what-ifs`")
            })
    @PostMapping
    @ManagerMay
    ResponseEntity<WhatIfView> ask(@RequestBody Scenario scenario) {
        WhatIfId id = WhatIfId.random();
        commands.sendAndWait(new AskWhatIf(id, scenario));
        return ResponseEntity.accepted()
                .location(URI.create("/api/what-ifs/" + id))
                .body(find(id));
    }

    @Operation(
            summary = "Read a what-if",
            description =
                    "How far it is, and what the orders come to that were reckoned by then: by currency, and those"
                            + " that were called off since by themselves.")
    @GetMapping("/{whatIfId}")
    @ManagerMay
    WhatIfView read(@PathVariable String whatIfId) {
        return find(id(whatIfId));
    }

    @Operation(summary = "List what-ifs", description = "The newest 200, without what they have come to.")
    @GetMapping
    @ManagerMay
    Page<WhatIfView> list() {
        WhatIfList all = queries.query(new ListWhatIfs(), WhatIfList.class).join();
        return new Page<>(all.items(), null);
    }

    @Operation(
            summary = "Cancel a what-if",
            description = "What it has come to by then stays until it is forgotten. One that is over stays as it is.")
    @PostMapping("/{whatIfId}/cancel")
    @ManagerMay
    WhatIfView cancel(@PathVariable String whatIfId) {
        WhatIfId id = id(whatIfId);
        commands.sendAndWait(new CancelWhatIf(id));
        return find(id);
    }

    @Operation(summary = "List a what-if's orders", description = "In the order in which they were recorded.")
    @GetMapping("/{whatIfId}/orders")
    @ManagerMay
    Page<WhatIfOrder> orders(
            @PathVariable String whatIfId,
            @Parameter(description = "Those alone that would have cost something else")
                    @RequestParam(defaultValue = "false")
                    boolean changed,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        WhatIfId id = id(whatIfId);
        find(id);
        WhatIfOrderPage page = page(id, changed, WhatIfQuery.after(cursor), limit);
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(
            summary = "Read a what-if's orders as a table",
            description = "All of them, as CSV.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A row for each order",
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @GetMapping(value = "/{whatIfId}/orders.csv", produces = "text/csv")
    @ManagerMay
    void table(
            @PathVariable String whatIfId,
            @Parameter(description = "Those alone that would have cost something else")
                    @RequestParam(defaultValue = "false")
                    boolean changed,
            HttpServletResponse response)
            throws IOException {
        WhatIfId id = id(whatIfId);
        find(id);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        WhatIfTable table = new WhatIfTable(response.getWriter());
        long after = 0;
        WhatIfOrderPage page;
        do {
            page = page(id, changed, after, MOST_OF_A_PAGE);
            table.print(page.items());
            after = WhatIfQuery.after(page.nextCursor());
        } while (page.nextCursor() != null);
        table.flush();
    }

    private WhatIfOrderPage page(WhatIfId id, boolean changed, long after, int limit) {
        return queries.query(new ListWhatIfOrders(id, changed, after, limit), WhatIfOrderPage.class)
                .join();
    }

    private WhatIfView find(WhatIfId id) {
        return queries.query(new FindWhatIf(id), ResponseTypes.optionalInstanceOf(WhatIfView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("what-if", id));
    }

    /** What can't be an id names nothing. */
    private static WhatIfId id(String text) {
        try {
            return WhatIfId.of(text);
        } catch (Rejection malformed) {
            throw Rejection.notFound("what-if", text);
        }
    }
}
