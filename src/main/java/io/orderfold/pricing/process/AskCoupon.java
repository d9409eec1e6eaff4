package io.orderfold.pricing.process;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Coupons;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.command.CouponCommand.GiveBackCoupon;
import io.orderfold.pricing.command.CouponCommand.RedeemCoupon;
import io.orderfold.pricing.command.UsableCoupons;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;

/** Sends the coupon's commands nested in the order's: same thread, same transaction. */
@Component
class AskCoupon implements Coupons {

    private final CommandGateway commands;
    private final UsableCoupons usable;
    private final Log log;

    AskCoupon(CommandGateway commands, UsableCoupons usable, Log log) {
        this.commands = commands;
        this.usable = usable;
        this.log = log;
    }

    @Override
    public Promotion check(CouponCode code, CustomerId customer, Money goods, Instant at) {
        return usable.require(code, customer, goods, at);
    }

    @Override
    public Promotion redeem(CouponCode code, String orderId, CustomerId customer, Money goods) {
        try {
            return Objects.requireNonNull(
                    commands.<Promotion>sendAndWait(new RedeemCoupon(code, orderId, customer, goods)),
                    "a coupon that is redeemed says what it gives");
        } catch (AggregateNotFoundException e) {
            throw Rejection.notFound("coupon", code).with("code", code.value());
        }
    }

    @Override
    public void giveBack(CouponCode code, String orderId) {
        GiveBackCoupon giveBack = new GiveBackCoupon(code, orderId);
        // Looked up first: a nested command that fails would take the caller's transaction with it.
        if (log.version(giveBack.streamId()).isPresent()) {
            commands.sendAndWait(giveBack);
        }
    }
}
