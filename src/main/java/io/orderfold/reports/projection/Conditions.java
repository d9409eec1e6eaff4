package io.orderfold.reports.projection;

import io.orderfold.reports.query.ReportCriteria;
import java.util.ArrayList;
import java.util.List;

/** What a statement's rows must meet, with the arguments for it in their order. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    /** In the span of time, and in the currency if one is asked for. */
    static Conditions of(ReportCriteria criteria, String at) {
        return within(criteria, at).currency(criteria, "currency");
    }

    static Conditions within(ReportCriteria criteria, String at) {
        return new Conditions()
                .and(at + " >= ?", Facts.time(criteria.from()))
                .and(at + " < ?", Facts.time(criteria.to()));
    }

    Conditions and(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(List.of(values));
        return this;
    }

    Conditions currency(ReportCriteria criteria, String column) {
        String currency = criteria.currency();
        return currency == null ? this : and(column + " = ?", currency);
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    List<Object> arguments() {
        return arguments;
    }

    /** The arguments, and one more row than was asked for, which tells whether there are more. */
    List<Object> arguments(ReportCriteria criteria) {
        List<Object> all = new ArrayList<>(arguments);
        all.add(criteria.limit() + 1);
        return all;
    }
}
