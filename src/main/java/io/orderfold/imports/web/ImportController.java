package io.orderfold.imports.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportJobId;
import io.orderfold.imports.ImportMode;
import io.orderfold.imports.IncomingFile;
import io.orderfold.imports.command.ImportCommand.SubmitImport;
import io.orderfold.imports.query.ImportPage;
import io.orderfold.imports.query.ImportQuery.FindImport;
import io.orderfold.imports.query.ImportQuery.SearchImports;
import io.orderfold.imports.query.ImportView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports over HTTP: a file goes in, a job to watch comes out. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports", description = "Orders from files.")
class ImportController {

    private static final int LONGEST_NAME = 255;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Path folder;

    ImportController(
            CommandGateway commands, QueryGateway queries, @Value("${orderfold.data-dir}/imports") Path folder) {
        this.commands = commands;
        this.queries = queries;
        this.folder = folder;
    }

    @Operation(
            summary = "Import orders from a CSV file",
            description =
                    "Answers at once with a job; ask for it until its state is `done` or `failed`. The same content"
                            + " with the same options is the same job, so sending it again imports nothing twice, and has a job"
                            + " that failed go on.",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "The job; `Location` says where to watch it",
                        content = @Content(examples = @ExampleObject(ImportExamples.QUEUED))),
                @ApiResponse(
                        responseCode = "400",
                        description =
                                "`file-empty`, `wrong-header`, `unknown-import-mode`, `unknown-currency`, `unknown-charset`")
            })
    @PostMapping(path = "/orders", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @OperatorMay
    ResponseEntity<ImportView> submit(
            @Parameter(
                            description =
                                    "CSV with the header InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,"
                                            + "CustomerID,Country")
                    @RequestPart
                    MultipartFile file,
            @Parameter(description = "history or live", example = "history") @RequestParam(defaultValue = "history")
                    String mode,
            @Parameter(description = "ISO 4217 code of all prices in the file", example = "GBP")
                    @RequestParam(defaultValue = "GBP")
                    String currency,
            @Parameter(description = "auto, utf-8 or latin-1", example = "auto") @RequestParam(defaultValue = "auto")
                    String charset)
            throws IOException {
        ImportMode importMode = ImportMode.of(mode);
        Currency money = Money.currency(currency);
        ImportCharset importCharset = ImportCharset.of(charset);
        if (file.isEmpty()) {
            throw Rejection.invalid("file-empty", "file", "The file is empty.");
        }
        IncomingFile stored;
        try (InputStream content = file.getInputStream()) {
            stored = IncomingFile.store(content, folder);
        }
        SubmitImport submit =
                SubmitImport.of(name(file), stored.sha256(), stored.bytes(), importMode, money, importCharset);
        commands.sendAndWait(submit);
        ImportView job = find(submit.jobId());
        return ResponseEntity.accepted()
                .location(URI.create("/api/imports/" + job.jobId()))
                .body(job);
    }

    @Operation(
            summary = "Watch an import",
            description =
                    "While it runs, its progress; once it is done, its report, with the lines of all rows that were"
                            + " not taken.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The job",
                        content = @Content(examples = @ExampleObject(ImportExamples.DONE))),
                @ApiResponse(responseCode = "404", description = "`import-not-found`")
            })
    @GetMapping("/{jobId}")
    @OperatorMay
    ImportView read(@PathVariable String jobId) {
        return find(id(jobId));
    }

    @Operation(summary = "List imports", description = "The newest first.")
    @GetMapping
    @OperatorMay
    Page<ImportView> list(
            @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The previous page's nextCursor") @RequestParam(required = false) @Nullable
                    String cursor) {
        Page.checkLimit(limit);
        ImportPage page = queries.query(new SearchImports(limit, cursor), ResponseTypes.instanceOf(ImportPage.class))
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    private ImportView find(ImportJobId id) {
        Optional<ImportView> found = queries.query(
                        new FindImport(id), ResponseTypes.optionalInstanceOf(ImportView.class))
                .join();
        return found.orElseThrow(() -> Rejection.notFound("import", id));
    }

    /** What can't be an id names nothing. */
    private static ImportJobId id(String text) {
        try {
            return ImportJobId.of(text);
        } catch (Rejection malformed) {
            throw Rejection.notFound("import", text);
        }
    }

    /** The name alone, whatever path a browser may have sent with it. */
    private static String name(MultipartFile file) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cc}", "")
                .strip();
        return name.isEmpty() ? "orders.csv" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
