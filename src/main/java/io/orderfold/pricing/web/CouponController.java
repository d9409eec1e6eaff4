package io.orderfold.pricing.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.CouponStatus;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.command.CouponCommand;
import io.orderfold.pricing.command.CouponCommand.IssueCoupon;
import io.orderfold.pricing.command.CouponCommand.WithdrawCoupon;
import io.orderfold.pricing.query.CouponPage;
import io.orderfold.pricing.query.CouponQuery.FindCoupon;
import io.orderfold.pricing.query.CouponQuery.ReadCouponFromLog;
import io.orderfold.pricing.query.CouponQuery.SearchCoupons;
import io.orderfold.pricing.query.CouponView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Coupons over HTTP. Every write answers with the coupon as the log has it then. */
@RestController
@RequestMapping("/api/coupons")
@Tag(name = "Coupons", description = "Codes that give a discount: on which terms, and how often they were used.")
class CouponController {

    private static final String THE_COUPON = "The coupon";
    private static final String NO_SUCH = "`coupon-not-found`";

    private final PricingAnswers answers;
    private final Reads reads;

    CouponController(PricingAnswers answers, Reads reads) {
        this.answers = answers;
        this.reads = reads;
    }

    /** A coupon to be made. */
    @Schema(name = "CouponRequest")
    record CouponRequest(
            @Schema(
                    description = "1 to 40 letters, digits, - and _; kept in upper case",
                    example = "SUMMER-10",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            CouponCode code,

            @Schema(
                    description = "What it is called on a bill; at most 200 characters",
                    example = "Summer sale",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Discount discount,

            @Schema(description = "The first moment it may be used; at once, unless given") @Nullable
            Instant validFrom,

            @Schema(description = "The first moment it may no longer be used; never, unless given") @Nullable
            Instant validUntil,

            @Schema(description = "What goods must come to before any discount; anything, unless given") @Nullable
            Money minimum,

            @Schema(description = "How many orders of one customer may use it; any, unless given", example = "1")
            @Nullable
            Long limitPerCustomer,

            @Schema(description = "How many orders may use it; any, unless given", example = "500") @Nullable
            Long limit,

            @Schema(description = "Whether other coupons may be used beside it; no, unless given", example = "false")
            @Nullable
            Boolean combinable) {

        IssueCoupon command() {
            return new IssueCoupon(
                    Required.of(code, "code"),
                    Required.of(name, "name"),
                    Required.of(discount, "discount"),
                    validFrom,
                    validUntil,
                    minimum,
                    limitPerCustomer,
                    limit,
                    Boolean.TRUE.equals(combinable));
        }
    }

    @Operation(
            operationId = "issueCoupon",
            summary = "Issue a coupon",
            description =
                    "Its terms never change: withdraw it and issue another. The same coupon sent again is answered"
                            + " as before; another one under a code that is taken is refused (409 coupon-code-taken).",
            responses = {
                @ApiResponse(responseCode = "201", description = THE_COUPON),
                @ApiResponse(
                        responseCode = "400",
                        description = "`malformed-coupon-code`, `unknown-discount-kind`, `discount-value-missing`,"
                                + " `discount-value-unexpected`, `malformed-percent`, `percent-out-of-range`, `amount-not-positive`,"
                                + " `minimum-not-positive`, `coupon-currencies-differ`, `coupon-never-valid`,"
                                + " `coupon-limit-out-of-range`, `field-missing` and the like"),
                @ApiResponse(responseCode = "409", description = "`coupon-code-taken`")
            })
    @PostMapping
    @ManagerMay
    ResponseEntity<CouponView> issue(@RequestBody CouponRequest request) {
        CouponView coupon = written(request.command());
        return Reads.created(URI.create("/api/coupons/" + coupon.code()), coupon);
    }

    @Operation(
            operationId = "withdrawCoupon",
            summary = "Withdraw a coupon",
            description = "No more orders may use it; those that did keep what it gave.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_COUPON),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(
                        responseCode = "412",
                        description = "`stale-version`: it has changed since the version that `If-Match` names")
            })
    @PostMapping("/{code}/withdraw")
    @ManagerMay
    ResponseEntity<CouponView> withdraw(
            @Parameter(description = "In upper or lower case", example = "SUMMER-10") @PathVariable String code) {
        return Reads.ok(written(new WithdrawCoupon(named(code))));
    }

    @Operation(
            operationId = "readCoupon",
            summary = "Read a coupon",
            description = "Its terms, and by how many orders it is used: `redeemed`.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_COUPON),
                @ApiResponse(responseCode = "404", description = NO_SUCH)
            })
    @GetMapping("/{code}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<CouponView> read(
            @Parameter(description = "In upper or lower case", example = "SUMMER-10") @PathVariable String code,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        CouponCode coupon = named(code);
        return reads.one(
                "coupon",
                coupon,
                "coupon:" + coupon,
                () -> answers.ask(new FindCoupon(coupon), CouponView.class),
                () -> answers.ask(new ReadCouponFromLog(coupon), CouponView.class));
    }

    @Operation(
            operationId = "listCoupons",
            summary = "List coupons",
            description = "By code. `nextCursor` leads to what follows.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Some coupons"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`limit-out-of-range`, `malformed-cursor`, `malformed-parameter`")
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<CouponView> list(
            @Parameter(description = "Only those that are still issued, or only those withdrawn")
                    @RequestParam(required = false)
                    @Nullable
                    CouponStatus status,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        CouponPage page = answers.page(new SearchCoupons(status, limit, cursor), limit, CouponPage.class);
        return new Page<>(page.items(), page.nextCursor());
    }

    private CouponView written(CouponCommand command) {
        return answers.after(
                command, new ReadCouponFromLog(command.code()), new FindCoupon(command.code()), CouponView.class);
    }

    /** What can't be a code names nothing. */
    private static CouponCode named(String code) {
        try {
            return new CouponCode(code);
        } catch (Rejection malformed) {
            throw Rejection.notFound("coupon", code);
        }
    }
}
