package io.orderfold.pricing.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingMethodStatus;
import io.orderfold.pricing.ShippingPrice;
import io.orderfold.pricing.command.ShippingMethodCommand;
import io.orderfold.pricing.command.ShippingMethodCommand.DefineShippingMethod;
import io.orderfold.pricing.command.ShippingMethodCommand.WithdrawShippingMethod;
import io.orderfold.pricing.query.ShippingMethodPage;
import io.orderfold.pricing.query.ShippingMethodQuery.FindShippingMethod;
import io.orderfold.pricing.query.ShippingMethodQuery.ReadShippingMethodFromLog;
import io.orderfold.pricing.query.ShippingMethodQuery.SearchShippingMethods;
import io.orderfold.pricing.query.ShippingMethodView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shipping methods over HTTP. Every write answers with the method as the log has it then. */
@RestController
@RequestMapping("/api/shipping-methods")
@Tag(name = "Shipping methods", description = "The ways goods can be sent, where to, and for how much.")
class ShippingMethodController {

    private static final String THE_METHOD = "The shipping method";
    private static final String NO_SUCH = "`shipping-method-not-found`";
    private static final String STALE = "`stale-version`: it has changed since the version that `If-Match` names";

    private final PricingAnswers answers;
    private final Reads reads;

    ShippingMethodController(PricingAnswers answers, Reads reads) {
        this.answers = answers;
        this.reads = reads;
    }

    /** All that a shipping method shall be. */
    @Schema(name = "ShippingMethodRequest")
    record ShippingMethodRequest(
            @Schema(
                    description = "At most 200 characters",
                    example = "Parcel",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String name,

            @Schema(description = "One a currency, at least one", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            List<@Nullable ShippingPrice> prices,

            @Schema(
                    description = "ISO 3166-1 alpha-2 country codes where it goes; everywhere, unless given",
                    example = "[\"AT\", \"DE\"]")
            @Nullable
            List<@Nullable Region> regions,

            @Schema(description = "\"standard\" unless given", example = "standard") @Nullable
            String taxCategory) {

        DefineShippingMethod command(ShippingMethodCode code) {
            return new DefineShippingMethod(
                    code,
                    Required.of(name, "name"),
                    all(Required.of(prices, "prices"), "prices"),
                    regions == null ? List.of() : all(regions, "regions"),
                    taxCategory);
        }

        private static <T> List<T> all(List<@Nullable T> given, String field) {
            List<T> there = new ArrayList<>();
            for (T each : given) {
                there.add(Required.of(each, field + "[" + there.size() + "]"));
            }
            return there;
        }
    }

    @Operation(
            operationId = "defineShippingMethod",
            summary = "Define a shipping method",
            description = "Makes it, or makes it all that is said here. Orders keep what they were quoted.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_METHOD),
                @ApiResponse(
                        responseCode = "400",
                        description = "`malformed-shipping-method-code`, `shipping-prices-missing`,"
                                + " `shipping-price-twice`, `negative-price`, `free-from-in-other-currency`,"
                                + " `unknown-region`, `malformed-tax-category`, `field-missing` and the like"),
                @ApiResponse(responseCode = "409", description = "`shipping-method-withdrawn`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PutMapping("/{code}")
    @ManagerMay
    ResponseEntity<ShippingMethodView> define(
            @Parameter(description = "1 to 40 small letters, digits and -", example = "parcel") @PathVariable
                    String code,
            @RequestBody ShippingMethodRequest request) {
        return Reads.ok(written(request.command(new ShippingMethodCode(code))));
    }

    @Operation(
            operationId = "withdrawShippingMethod",
            summary = "Withdraw a shipping method",
            description = "For good: no more orders may choose it; those that did keep it.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_METHOD),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @DeleteMapping("/{code}")
    @ManagerMay
    ResponseEntity<ShippingMethodView> withdraw(@Parameter(example = "parcel") @PathVariable String code) {
        return Reads.ok(written(new WithdrawShippingMethod(named(code))));
    }

    @Operation(
            operationId = "readShippingMethod",
            summary = "Read a shipping method",
            description = "Also one that was withdrawn: orders still name it.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_METHOD),
                @ApiResponse(responseCode = "404", description = NO_SUCH)
            })
    @GetMapping("/{code}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<ShippingMethodView> read(
            @Parameter(example = "parcel") @PathVariable String code,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        ShippingMethodCode method = named(code);
        return reads.one(
                "shipping method",
                method,
                "shipping-method:" + method,
                () -> answers.ask(new FindShippingMethod(method), ShippingMethodView.class),
                () -> answers.ask(new ReadShippingMethodFromLog(method), ShippingMethodView.class));
    }

    @Operation(
            operationId = "listShippingMethods",
            summary = "List shipping methods",
            description = "By code. `nextCursor` leads to what follows.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Some shipping methods"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`limit-out-of-range`, `malformed-cursor`, `malformed-parameter`")
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<ShippingMethodView> list(
            @Parameter(description = "Only those that are offered, or only those withdrawn")
                    @RequestParam(required = false)
                    @Nullable
                    ShippingMethodStatus status,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ShippingMethodPage page =
                answers.page(new SearchShippingMethods(status, limit, cursor), limit, ShippingMethodPage.class);
        return new Page<>(page.items(), page.nextCursor());
    }

    private ShippingMethodView written(ShippingMethodCommand command) {
        return answers.after(
                command,
                new ReadShippingMethodFromLog(command.code()),
                new FindShippingMethod(command.code()),
                ShippingMethodView.class);
    }

    /** What can't be a code names nothing. */
    private static ShippingMethodCode named(String code) {
        try {
            return new ShippingMethodCode(code);
        } catch (Rejection malformed) {
            throw Rejection.notFound("shipping method", code);
        }
    }
}
