package io.orderfold.pricing.command;

import io.orderfold.customers.CustomerAliases;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.event.CouponEvent;
import io.orderfold.pricing.event.CouponGivenBack;
import io.orderfold.pricing.event.CouponIssued;
import io.orderfold.pricing.event.CouponRedeemed;
import io.orderfold.pricing.event.CouponWithdrawn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Coupons as the tables {@code coupon_terms} and {@code coupon_uses} have them, for a preview of a price. Only the
 * aggregate counts uses: to ask it would hold every other order that uses the coupon until the asking one is done.
 */
@Component
@ProcessingGroup(LookUpTable.GROUP)
class CouponLookup extends LookUpTable<CouponEvent> implements UsableCoupons {

    private record Row(CouponTerms terms, long uses) {}

    private final CustomerAliases aliases;

    CouponLookup(JdbcTemplate writeJdbc, CustomerAliases aliases) {
        super(writeJdbc, CouponEvent.class, Map.of("coupon_terms", "code", "coupon_uses", "code, order_id"));
        this.aliases = aliases;
    }

    @Override
    public Promotion require(CouponCode code, CustomerId customer, Money goods, Instant at) {
        Row row =
                writeJdbc
                        .query("select * from coupon_terms where code = ?", (found, n) -> row(found), code.value())
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> CouponRejection.notFound(code));
        row.terms().refuseUnlessUsable(goods, at);
        row.terms().refuseIfUsedUp(row.uses(), usesOf(code, customer));
        return row.terms().promotion();
    }

    private long usesOf(CouponCode code, CustomerId customer) {
        List<String> arguments = new ArrayList<>(List.of(code.value(), customer.value()));
        aliases.alsoKnownAs(customer).forEach(alias -> arguments.add(alias.value()));
        String marks = String.join(", ", Collections.nCopies(arguments.size() - 1, "?"));
        Long uses = writeJdbc.queryForObject(
                "select count(*) from coupon_uses where code = ? and customer_id in (" + marks + ")",
                Long.class,
                arguments.toArray());
        return uses == null ? 0 : uses;
    }

    @EventHandler
    void on(CouponEvent event) {
        take(event);
    }

    @Override
    void take(CouponEvent event) {
        String code = event.code().value();
        if (event instanceof CouponIssued issued) {
            insert(issued);
        } else if (event instanceof CouponWithdrawn) {
            writeJdbc.update("update coupon_terms set withdrawn = true where code = ?", code);
        } else if (event instanceof CouponRedeemed redeemed) {
            writeJdbc.update(
                    "insert into coupon_uses (code, order_id, customer_id) values (?, ?, ?)",
                    code,
                    redeemed.orderId(),
                    redeemed.customerId().value());
            writeJdbc.update("update coupon_terms set uses = uses + 1 where code = ?", code);
        } else if (event instanceof CouponGivenBack back) {
            writeJdbc.update("delete from coupon_uses where code = ? and order_id = ?", code, back.orderId());
            writeJdbc.update("update coupon_terms set uses = uses - 1 where code = ?", code);
        }
    }

    private void insert(CouponIssued coupon) {
        Discount discount = coupon.discount();
        Currency currency = CouponTerms.currency(coupon);
        writeJdbc.update(
                "insert into coupon_terms (code, name, kind, percent, amount, minimum, currency, valid_from, valid_until,"
                        + " most_uses, most_uses_per_customer, combinable, withdrawn, uses)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, 0)",
                coupon.code().value(),
                coupon.name(),
                discount.kind().name(),
                discount.percent(),
                discount.amount() == null ? null : discount.amount().amount(),
                coupon.minimum() == null ? null : coupon.minimum().amount(),
                currency == null ? null : currency.getCurrencyCode(),
                timestamp(coupon.validFrom()),
                timestamp(coupon.validUntil()),
                coupon.limit(),
                coupon.limitPerCustomer(),
                coupon.combinable());
    }

    private static Row row(ResultSet row) throws SQLException {
        CouponIssued issued = new CouponIssued(
                new CouponCode(row.getString("code")),
                row.getString("name"),
                new Discount(
                        Discount.Kind.valueOf(row.getString("kind")),
                        row.getBigDecimal("percent"),
                        money(row, "amount")),
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                money(row, "minimum"),
                row.getObject("most_uses_per_customer", Integer.class),
                row.getObject("most_uses", Integer.class),
                row.getBoolean("combinable"));
        return new Row(new CouponTerms(issued, row.getBoolean("withdrawn")), row.getLong("uses"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : new Money(amount, Money.currency(row.getString("currency")));
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
