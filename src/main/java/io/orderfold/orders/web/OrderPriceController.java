package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.ChooseShippingMethod;
import io.orderfold.orders.command.OrderCommand.DropCoupon;
import io.orderfold.orders.command.OrderCommand.GiveDiscount;
import io.orderfold.orders.command.OrderCommand.OverridePrice;
import io.orderfold.orders.command.OrderCommand.UseCoupon;
import io.orderfold.orders.command.OrderCommand.WithdrawDiscount;
import io.orderfold.orders.query.OrderView;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.ShippingMethodCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What makes a draft cost other than the sum of its lines. Every write answers with the order as the log has it then. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}")
@Tag(name = "Order prices", description = "Discounts, coupons, prices by hand and shipping methods of a draft.")
class OrderPriceController {

    private final OrderAnswers answers;

    OrderPriceController(OrderAnswers answers) {
        this.answers = answers;
    }

    /** What is taken off, and why. */
    record DiscountRequest(
            @Schema(description = "The line it is for; none for the whole order") @Nullable
            LineId lineId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Discount discount,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    /** A coupon to be used. */
    record CouponUse(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            CouponCode code) {}

    /** What a piece shall cost, and why. */
    record LinePriceRequest(
            @Schema(description = "Zero or more", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Money unitPrice,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    /** How the goods shall be sent. */
    record ShippingMethodChoice(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            ShippingMethodCode code) {}

    @Operation(
            summary = "Give a discount",
            description = "On a line or on the whole order, by hand and with a reason. Discounts on lines count first,"
                    + " then those on the order, each on what is left.")
    @ApiResponse(responseCode = "201", description = "Given")
    @PostMapping("/discounts")
    @ManagerMay
    ResponseEntity<OrderView> giveDiscount(@PathVariable OrderId orderId, @RequestBody DiscountRequest request) {
        OrderView order = answers.after(new GiveDiscount(
                orderId,
                request.lineId(),
                Required.of(request.discount(), "discount"),
                Required.of(request.reason(), "reason")));
        DiscountId given = order.discounts().get(order.discounts().size() - 1).discountId();
        return Reads.created(URI.create("/api/orders/" + orderId + "/discounts/" + given), order);
    }

    @Operation(
            summary = "Withdraw a discount",
            description = "Whether it was given by hand or for a coupon. The ids of the others stay.")
    @DeleteMapping("/discounts/{discountId}")
    @ManagerMay
    ResponseEntity<OrderView> withdrawDiscount(@PathVariable OrderId orderId, @PathVariable DiscountId discountId) {
        return Reads.ok(answers.after(new WithdrawDiscount(orderId, discountId)));
    }

    @Operation(
            summary = "Use a coupon",
            description = "What it gives is taken off at once. It is redeemed when the order is placed: whoever places"
                    + " first has it, where it may be used so many times only.")
    @PostMapping("/coupons")
    @ClerkMay
    ResponseEntity<OrderView> useCoupon(@PathVariable OrderId orderId, @RequestBody CouponUse request) {
        return Reads.ok(answers.after(new UseCoupon(orderId, Required.of(request.code(), "code"))));
    }

    @Operation(summary = "Drop a coupon", description = "What it gave is not taken off any more.")
    @DeleteMapping("/coupons/{code}")
    @ClerkMay
    ResponseEntity<OrderView> dropCoupon(@PathVariable OrderId orderId, @PathVariable CouponCode code) {
        return Reads.ok(answers.after(new DropCoupon(orderId, code)));
    }

    @Operation(
            summary = "Give a line another price",
            description = "In place of the catalogue's, with a reason. Discounts are reckoned from it.")
    @PutMapping("/lines/{lineId}/price")
    @ManagerMay
    ResponseEntity<OrderView> overridePrice(
            @PathVariable OrderId orderId, @PathVariable LineId lineId, @RequestBody LinePriceRequest request) {
        return Reads.ok(answers.after(new OverridePrice(
                orderId,
                lineId,
                Required.of(request.unitPrice(), "unitPrice"),
                Required.of(request.reason(), "reason"))));
    }

    @Operation(
            summary = "Choose a shipping method",
            description = "What it costs follows from what the goods come to after discount, and from where they go.")
    @PutMapping("/shipping-method")
    @ClerkMay
    ResponseEntity<OrderView> chooseShipping(@PathVariable OrderId orderId, @RequestBody ShippingMethodChoice request) {
        return Reads.ok(answers.after(new ChooseShippingMethod(orderId, Required.of(request.code(), "code"))));
    }

    @Operation(summary = "Choose no shipping method", description = "Sending is not charged for.")
    @DeleteMapping("/shipping-method")
    @ClerkMay
    ResponseEntity<OrderView> chooseNoShipping(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new ChooseShippingMethod(orderId, null)));
    }
}
