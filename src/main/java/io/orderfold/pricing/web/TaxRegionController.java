package io.orderfold.pricing.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.pricing.Region;
import io.orderfold.pricing.TaxRate;
import io.orderfold.pricing.command.TaxRegionCommand;
import io.orderfold.pricing.command.TaxRegionCommand.SetPricesIncludeTax;
import io.orderfold.pricing.command.TaxRegionCommand.SetTaxRate;
import io.orderfold.pricing.query.TaxRegionPage;
import io.orderfold.pricing.query.TaxRegionQuery.FindTaxRegion;
import io.orderfold.pricing.query.TaxRegionQuery.ReadTaxRegionFromLog;
import io.orderfold.pricing.query.TaxRegionQuery.SearchTaxRegions;
import io.orderfold.pricing.query.TaxRegionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Taxes over HTTP. Every write answers with the region as the log has it then. */
@RestController
@RequestMapping("/api/tax-regions")
@Tag(name = "Taxes", description = "Which rate holds where, for what and from when.")
class TaxRegionController {

    private static final String THE_REGION = "The region";
    private static final String STALE = "`stale-version`: it has changed since the version that `If-Match` names";

    private final PricingAnswers answers;
    private final Reads reads;

    TaxRegionController(PricingAnswers answers, Reads reads) {
        this.answers = answers;
        this.reads = reads;
    }

    /** A rate, and its first day. */
    @Schema(name = "TaxRateRequest")
    record TaxRateRequest(
            @Schema(
                    description = "0 to 100, with at most four decimals",
                    example = "19",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String percent,

            @Schema(
                    description = "The first day it holds on (UTC)",
                    example = "2026-01-01",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            LocalDate validFrom) {}

    /** Whether prices have the tax in them. */
    @Schema(name = "PricesIncludeTaxRequest")
    record PricesIncludeTaxRequest(
            @Schema(example = "true", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean included) {}

    @Operation(
            operationId = "setTaxRate",
            summary = "Set a rate of tax",
            description =
                    "From a day on, for a category of goods; it takes the place of one set for the same day. Orders"
                            + " that were placed keep the tax they were placed with.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_REGION),
                @ApiResponse(
                        responseCode = "400",
                        description =
                                "`unknown-region`, `malformed-tax-category`, `malformed-percent`, `percent-out-of-range`,"
                                        + " `day-out-of-range`, `field-missing` and the like"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PutMapping("/{region}/rates/{category}")
    @ManagerMay
    ResponseEntity<TaxRegionView> setRate(
            @Parameter(description = "An ISO 3166-1 alpha-2 country code", example = "DE") @PathVariable String region,
            @Parameter(description = "As products have it", example = "standard") @PathVariable String category,
            @RequestBody TaxRateRequest request) {
        return Reads.ok(written(new SetTaxRate(
                new Region(region),
                category,
                TaxRate.of(Required.of(request.percent(), "percent")).percent(),
                Required.of(request.validFrom(), "validFrom"))));
    }

    @Operation(
            operationId = "setPricesIncludeTax",
            summary = "Say whether prices include tax",
            description = "Where they do, the tax is found in the price; where they do not, it is added. Until it is"
                    + " said, they do not.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_REGION),
                @ApiResponse(responseCode = "400", description = "`unknown-region`, `field-missing` and the like"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PutMapping("/{region}/prices-include-tax")
    @ManagerMay
    ResponseEntity<TaxRegionView> setPricesIncludeTax(
            @Parameter(description = "An ISO 3166-1 alpha-2 country code", example = "DE") @PathVariable String region,
            @RequestBody PricesIncludeTaxRequest request) {
        return Reads.ok(
                written(new SetPricesIncludeTax(new Region(region), Required.of(request.included(), "included"))));
    }

    @Operation(
            operationId = "readTaxRegion",
            summary = "Read the taxes of a region",
            description = "All its rates, past and future ones too, by category and day.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_REGION),
                @ApiResponse(responseCode = "404", description = "`tax-region-not-found`: nothing was set there")
            })
    @GetMapping("/{region}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<TaxRegionView> read(
            @Parameter(description = "An ISO 3166-1 alpha-2 country code", example = "DE") @PathVariable String region,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        Region known = named(region);
        return reads.one(
                "tax region",
                known,
                "tax:" + known,
                () -> answers.ask(new FindTaxRegion(known), TaxRegionView.class),
                () -> answers.ask(new ReadTaxRegionFromLog(known), TaxRegionView.class));
    }

    @Operation(
            operationId = "listTaxRegions",
            summary = "List regions with taxes",
            description = "By country code. `nextCursor` leads to what follows.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Some regions"),
                @ApiResponse(responseCode = "400", description = "`limit-out-of-range`, `malformed-cursor`")
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<TaxRegionView> list(
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TaxRegionPage page = answers.page(new SearchTaxRegions(limit, cursor), limit, TaxRegionPage.class);
        return new Page<>(page.items(), page.nextCursor());
    }

    private TaxRegionView written(TaxRegionCommand command) {
        return answers.after(
                command,
                new ReadTaxRegionFromLog(command.region()),
                new FindTaxRegion(command.region()),
                TaxRegionView.class);
    }

    /** What is no country has no taxes. */
    private static Region named(String region) {
        try {
            return new Region(region);
        } catch (Rejection unknown) {
            throw Rejection.notFound("tax region", region);
        }
    }
}
