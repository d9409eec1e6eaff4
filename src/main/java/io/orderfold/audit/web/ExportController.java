package io.orderfold.audit.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.audit.ExportTrailer;
import io.orderfold.audit.ImportedLog;
import io.orderfold.audit.command.LogCommand.BeginExport;
import io.orderfold.audit.command.LogCommand.EndExport;
import io.orderfold.audit.command.LogCommand.ImportLog;
import io.orderfold.audit.query.ExportPage;
import io.orderfold.audit.query.KeyPage;
import io.orderfold.audit.query.LogExport;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.AnsweredBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** The log as a whole, out of this shop and into another, over HTTP. */
@RestController
@RequestMapping("/api/log")
@Tag(name = "Evidence")
@AnsweredBy({})
class ExportController {

    static final String NDJSON = "application/x-ndjson";

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final JsonMapper json;

    ExportController(CommandGateway commands, QueryGateway queries, JsonMapper json) {
        this.commands = commands;
        this.queries = queries;
        this.json = json;
    }

    @Operation(
            summary = "Export the log",
            description =
                    "As CloudEvents 1.0, a line each, in the order of the log, up to where nothing can be added any more:"
                            + " first a header, last a signed trailer. Broken off, it is gone on with by `after`, the last"
                            + " `globalindex` there is; the parts one after the other are a whole.")
    @ApiResponse(
            responseCode = "200",
            description = "The lines",
            content =
                    @Content(
                            mediaType = NDJSON,
                            schema = @Schema(type = "object"),
                            examples =
                                    @ExampleObject(
                                            "{\"specversion\":\"1.0\",\"id\":\"01990b4e-7b00-7d3a-9a51-6f0f6d5c2b10\","
                                                    + "\"source\":\"/orderfold\",\"type\":\"io.orderfold.orders.event.OrderPlaced\","
                                                    + "\"subject\":\"0b5f8a3e-6a5d-4d53-9f53-0d6f1c1f7a10\","
                                                    + "\"time\":\"2026-05-04T09:31:12Z\",\"sequence\":\"3\",\"globalindex\":\"1040\"}")))
    @GetMapping(path = "/export", produces = NDJSON)
    @OperatorMay
    void export(
            @Parameter(description = "Only events with a higher number") @RequestParam(defaultValue = "0") long after,
            @Parameter(description = "Only events up to that number") @RequestParam(required = false) @Nullable Long to,
            @Parameter(description = "Only these, such as OrderPlaced,OrderHeld; what is left out can't be imported")
                    @RequestParam(defaultValue = "")
                    Set<String> types,
            @Parameter(
                            description =
                                    "With the customers' keys, encrypted by the master key. Without them nobody reads"
                                            + " from the file who the customers are")
                    @RequestParam(defaultValue = "false")
                    boolean keys,
            HttpServletResponse response)
            throws IOException {
        if (after < 0 || to != null && to < after) {
            throw Rejection.invalid(
                    "malformed-range", after < 0 ? "after" : "to", "An export goes on, from 0 or higher.");
        }
        long upTo =
                Objects.requireNonNull(commands.<Long>sendAndWait(new BeginExport(to == null ? Long.MAX_VALUE : to)));
        response.setContentType(NDJSON);
        response.setHeader("Content-Disposition", "attachment; filename=\"orderfold-log.ndjson\"");
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        new LogExport(
                        new LogExport.Source(
                                query -> queries.query(query, ExportPage.class).join(),
                                query -> queries.query(query, KeyPage.class).join(),
                                (lines, sha256, last) -> Objects.requireNonNull(
                                        commands.<ExportTrailer>sendAndWait(new EndExport(lines, sha256, last)))),
                        json::writeValueAsString)
                .write(after, Math.max(after, upTo), types, keys, out);
    }

    @Operation(
            summary = "Import a log",
            description =
                    "Into a shop that has none. All of the file is checked first; what is refused leaves nothing behind."
                            + " Nothing that the events led to is done again: no stock is reserved, no money asked for.")
    @ApiResponse(responseCode = "200", description = "It is this shop's log now", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description =
                    "`file-empty`, `malformed-log`, `log-truncated`, `log-not-whole`, `log-out-of-order`, `log-altered`,"
                            + " `log-of-unknown-key`,"
                            + " `log-of-another-master-key`, `log-not-encrypted`: the problem's `line` says where")
    @ApiResponse(
            responseCode = "409",
            description = "`log-not-empty`, `views-not-empty`, `other-nodes-running`, `log-import-running`")
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @OperatorMay
    ImportedLog importLog(
            @Parameter(description = "An exported log, as it is or by gzip") @RequestPart MultipartFile file)
            throws IOException {
        if (file.isEmpty()) {
            throw Rejection.invalid("file-empty", "file", "The file is empty.");
        }
        Path stored = Files.createTempFile("orderfold-log", ".ndjson");
        try {
            file.transferTo(stored);
            return Objects.requireNonNull(commands.<ImportedLog>sendAndWait(new ImportLog(stored.toString())));
        } catch (CommandExecutionException e) {
            throw e.getCause() instanceof Rejection refused ? refused : e;
        } finally {
            Files.deleteIfExists(stored);
        }
    }
}
