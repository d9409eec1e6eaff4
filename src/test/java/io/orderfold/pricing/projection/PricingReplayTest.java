package io.orderfold.pricing.projection;

import static io.orderfold.pricing.CouponFixture.ADA;
import static io.orderfold.pricing.CouponFixture.BOB;
import static io.orderfold.pricing.CouponFixture.eur;

import io.orderfold.ProjectionReplayTest;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Coupons;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

class PricingReplayTest extends ProjectionReplayTest {

    @Autowired
    private Coupons coupons;

    PricingReplayTest() {
        super(
                "pricing.projection",
                "coupons",
                List.of(
                        "coupons order by code",
                        "tax_regions order by region",
                        "tax_rates order by region, category, valid_from",
                        "shipping_methods order by code"));
    }

    @Override
    protected void fillTheShop() {
        for (int i = 0; i < 3; i++) {
            String code = UUID.randomUUID().toString();
            shop.post("/api/coupons", """
                            {"code": "%s", "name": "Off", "discount": {"kind": "percent", "percent": "5"}}""".formatted(code)).ok();
            CouponCode coupon = new CouponCode(code.toUpperCase(Locale.ROOT));
            coupons.redeem(coupon, "o-1", ADA, eur("10.00"));
            coupons.redeem(coupon, "o-2", BOB, eur("10.00"));
            coupons.giveBack(coupon, "o-1");
            if (i == 1) {
                shop.post("/api/coupons/" + code + "/withdraw").ok();
            }
            put("/api/tax-regions/PL/rates/standard", """
                    {"percent": "%d", "validFrom": "201%d-01-01"}""".formatted(20 + i, i));
            put("/api/tax-regions/PL/prices-include-tax", "{\"included\": " + (i == 1) + "}");
            put("/api/shipping-methods/" + code, """
                    {"name": "Parcel", "prices": [{"price": {"amount": "4.90", "currency": "EUR"}}]}""");
            put("/api/shipping-methods/" + code, """
                    {"name": "Letter", "prices": [{"price": {"amount": "1.90", "currency": "EUR"}}]}""");
        }
        String gone = "/api/shipping-methods/" + UUID.randomUUID();
        put(gone, """
                {"name": "Pigeon", "prices": [{"price": {"amount": "0", "currency": "EUR"}}]}""");
        shop.call("DELETE", gone, null, Map.of()).ok();
    }

    private void put(String path, String body) {
        shop.call("PUT", path, body, Map.of()).ok();
    }
}
