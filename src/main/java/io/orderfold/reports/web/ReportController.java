package io.orderfold.reports.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.reports.Per;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.Report;
import io.orderfold.reports.query.ReportQuery.MakeReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP, as JSON and as tables. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports", description = "What the history comes to; `docs/reports.md` defines each.")
class ReportController {

    private static final String GROUP = "reports.projection";
    private static final String CSV = "text/csv";
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_LINES = 1_000_000;
    private static final int USUAL_ROWS = 1_000;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private static final String ABOUT =
            "`from` and `to` are instants (RFC 3339), or days such as 2026-01-31, which begin in `zone`; `to` is no"
                    + " part of it. Without them it is all of history; of `stock`, the last 28 days. The answer names"
                    + " the span, the zone and the currency that it was made of. Sums never mix currencies.";

    private final Reads reads;
    private final QueryGateway queries;

    ReportController(Reads reads, QueryGateway queries) {
        this.reads = reads;
        this.queries = queries;
    }

    /** A report that there is. */
    record ReportKind(
            ReportName name,
            String title,

            @Schema(description = "By what it can be told, the usual first")
            List<String> by,

            @Schema(description = "How its time is cut unless asked otherwise; absent where it can't be") @Nullable
            Per per,

            @Schema(description = "Whether it can be told of one currency alone")
            boolean currencies) {}

    @Operation(summary = "List the reports", description = "With by what each can be told.")
    @GetMapping
    @ManagerMay
    Page<ReportKind> list() {
        return new Page<>(
                Arrays.stream(ReportName.values())
                        .map(name ->
                                new ReportKind(name, name.title(), name.by(), name.usualPer(), name.hasCurrencies()))
                        .toList(),
                null);
    }

    @Operation(
            summary = "Read a report",
            description = "As JSON, or as a table with `Accept: text/csv`. " + ABOUT,
            responses = {
                @ApiResponse(responseCode = "200", description = "The report"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`unknown-zone`, `unknown-currency`, `unknown-by`, `period-empty` and the like")
            })
    @GetMapping(value = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ManagerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Report read(
            @Parameter(description = "Such as `sales` or `best-sellers`") @PathVariable String name,
            @Parameter(description = "What happened then or later") @RequestParam(required = false) @Nullable
                    String from,
            @Parameter(description = "What happened before then") @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "By whose days, an IANA name such as Europe/Berlin")
                    @RequestParam(defaultValue = "UTC")
                    String zone,
            @Parameter(
                            description = "How the time is cut",
                            schema = @Schema(allowableValues = {"day", "week", "month", "all"}))
                    @RequestParam(required = false)
                    @Nullable
                    String per,
            @Parameter(description = "By what it is told; the list of reports has what each can")
                    @RequestParam(required = false)
                    @Nullable
                    String by,
            @Parameter(description = "Of this currency alone, ISO 4217") @RequestParam(required = false) @Nullable
                    String currency,
            @Parameter(description = "Rows: 1 to 10,000, usually 1,000; of a table 1 to 1,000,000, usually all")
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit) {
        return make(name, from, to, zone, per, by, currency, limit == null ? USUAL_ROWS : limit, MOST_ROWS);
    }

    @Operation(
            summary = "Read a report",
            description = "As JSON, or as a table with `Accept: text/csv`. " + ABOUT,
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The report's rows",
                            content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @GetMapping(value = "/{name}", produces = CSV)
    @ManagerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    void table(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(required = false) @Nullable String per,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletResponse response)
            throws IOException {
        Report report = make(name, from, to, zone, per, by, currency, limit == null ? MOST_LINES : limit, MOST_LINES);
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        ReportTable.print(report, response.getWriter());
    }

    private Report make(
            String name,
            @Nullable String from,
            @Nullable String to,
            String zoneName,
            @Nullable String per,
            @Nullable String by,
            @Nullable String currency,
            int limit,
            int most) {
        ReportName report = ReportName.of(name);
        if (limit < 1 || limit > most) {
            throw Rejection.invalid("limit-out-of-range", "limit", "A limit is 1 to " + most + ".");
        }
        ZoneId zone = zone(zoneName);
        Instant since = from == null ? null : instant(from, zone, "from");
        Instant until = to == null ? null : instant(to, zone, "to");
        if (currency != null && !report.hasCurrencies()) {
            throw Rejection.invalid("no-currencies", "currency", "This report has no amounts.");
        }
        MakeReport query = new MakeReport(
                report,
                since,
                until,
                zone,
                per(report, per),
                by(report, by),
                currency == null ? null : Money.currency(currency).getCurrencyCode(),
                limit);
        reads.awaitProjection(GROUP);
        return queries.query(query, Report.class).join();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Rejection.invalid(
                    "unknown-zone", "zone", "A zone is a name of the IANA's list, such as Europe/Berlin, or UTC.");
        }
    }

    private static Instant instant(String text, ZoneId zone, String field) {
        try {
            Instant at = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw Rejection.invalid("instant-out-of-range", field, "Reports are of the years 1970 to 3000.");
            }
            return at;
        } catch (DateTimeParseException malformed) {
            throw Rejection.invalid(
                    "malformed-parameter",
                    field,
                    "\"" + field + "\" is a day such as 2026-01-31 or an instant such as 2026-01-31T23:00:00Z.");
        }
    }

    private static Per per(ReportName report, @Nullable String asked) {
        Per usual = report.usualPer();
        if (asked == null) {
            return usual == null ? Per.ALL : usual;
        }
        if (usual == null) {
            throw Rejection.invalid("no-periods", "per", "This report can't be told per day, week or month.");
        }
        return Arrays.stream(Per.values())
                .filter(per -> per.toString().equals(asked))
                .findFirst()
                .orElseThrow(() -> Rejection.invalid(
                        "unknown-per", "per", "Time is cut per day, week or month, or not at all (all)."));
    }

    private static String by(ReportName report, @Nullable String asked) {
        if (asked == null) {
            return report.by().get(0);
        }
        if (!report.by().contains(asked)) {
            throw Rejection.invalid(
                    "unknown-by", "by", "This report is told by " + String.join(", ", report.by()) + ".");
        }
        return asked;
    }
}
