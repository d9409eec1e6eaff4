package io.orderfold.reports.projection;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.reports.Per;
import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.query.ReportCriteria;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sums over the tables of facts, as rows of a report. */
@Component
class Facts {

    private static final int DECIMALS = 4;

    private final ReadTables tables;

    Facts(ReadTables tables) {
        this.tables = tables;
    }

    ReadTables tables() {
        return tables;
    }

    /** The periods that the criteria ask for, of what a table has in its span and no further. */
    Periods periods(ReportCriteria criteria, String table, String at) {
        if (criteria.per() == Per.ALL) {
            return Periods.of(criteria, criteria.from(), criteria.to());
        }
        return tables.query(
                        "select min(" + at + "), max(" + at + ") from {" + table + "} where " + at + " >= ? and " + at
                                + " < ?",
                        (row, number) -> Periods.of(
                                criteria,
                                instant(row, 1, criteria.from()),
                                instant(row, 2, criteria.from()).plusSeconds(1)),
                        time(criteria.from()),
                        time(criteria.to()))
                .get(0);
    }

    private static Instant instant(ResultSet row, int column, Instant otherwise) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? otherwise : at.toInstant();
    }

    /**
     * The rows of a statement, each with a value for each column, under its name in snake case. A column of amounts is in
     * the currency that the statement's column {@code currency} names.
     */
    List<Map<String, @Nullable Object>> rows(List<ReportColumn> columns, String sql, List<Object> arguments) {
        return tables.query(sql, (row, number) -> row(columns, row), arguments.toArray());
    }

    private static Map<String, @Nullable Object> row(List<ReportColumn> columns, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ReportColumn column : columns) {
            values.put(column.name(), value(column, row));
        }
        return values;
    }

    private static @Nullable Object value(ReportColumn column, ResultSet row) throws SQLException {
        String name = snake(column.name());
        return switch (column.kind()) {
            case TEXT -> row.getString(name);
            case DATE -> Periods.name(row.getLong(name));
            case COUNT -> row.getLong(name);
            case TIME -> {
                OffsetDateTime at = row.getObject(name, OffsetDateTime.class);
                yield at == null ? null : at.toInstant().toString();
            }
            case NUMBER -> number(row.getBigDecimal(name));
            case MONEY -> amount(row.getBigDecimal(name), row.getString("currency"));
        };
    }

    /** A number with so many decimals as reports have. */
    static @Nullable BigDecimal number(@Nullable BigDecimal exact) {
        return exact == null ? null : exact.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, DECIMALS, RoundingMode.HALF_UP);
    }

    static @Nullable BigDecimal ratio(long part, long whole) {
        return ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /** An amount as text, with the decimals of its currency. */
    static @Nullable String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || currency == null) {
            return null;
        }
        return amount.setScale(Money.scaleOf(Currency.getInstance(currency)), RoundingMode.HALF_UP)
                .toPlainString();
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z0-9]+)", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
