package io.orderfold.reports.projection;

import io.orderfold.reports.Per;
import io.orderfold.reports.query.ReportCriteria;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days, weeks or months of a zone, as SQL that both databases read alike: a period is known by the number of its first day
 * since 1970. The zone's changes of offset within the span are written out, so that a day of 23 or 25 hours is one.
 */
final class Periods {

    private static final long DAY = 86_400;
    /** Keeps what is divided positive: integers are cut towards zero. */
    private static final long LONG_AGO = 1_000_000 * DAY;

    private static final int MONDAY = 3;

    private final Per per;
    private final ZoneId zone;
    private final Instant from;
    private final Instant to;

    /** @param from at or before the first instant that a period is asked of, {@code to} after the last */
    Periods(Per per, ZoneId zone, Instant from, Instant to) {
        this.per = per;
        this.zone = zone;
        this.from = from;
        this.to = to;
    }

    static Periods of(ReportCriteria criteria, Instant first, Instant last) {
        return new Periods(criteria.per(), criteria.zone(), first, last);
    }

    /** SQL for the period of a column that holds seconds since 1970. */
    String of(String second) {
        return switch (per) {
            case DAY -> day(second);
            case WEEK -> "((" + day(second) + " + " + MONDAY + ") / 7 * 7 - " + MONDAY + ")";
            case MONTH -> month(second);
            case ALL -> "0";
        };
    }

    /** The first day of an instant's period, as a number. */
    long of(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return switch (per) {
            case DAY -> day.toEpochDay();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay();
            case MONTH -> day.withDayOfMonth(1).toEpochDay();
            case ALL -> 0;
        };
    }

    /** How a period is called: by its first day. */
    static String name(long period) {
        return LocalDate.ofEpochDay(period).toString();
    }

    private String day(String second) {
        return "((" + second + " + " + offset(second) + " + " + LONG_AGO + ") / " + DAY + " - " + LONG_AGO / DAY + ")";
    }

    /** An offset of the zone, by when: a tree of comparisons. */
    private String offset(String second) {
        List<Long> since = new ArrayList<>(List.of(Long.MIN_VALUE));
        List<Long> offsets =
                new ArrayList<>(List.of((long) zone.getRules().getOffset(from).getTotalSeconds()));
        @Nullable ZoneOffsetTransition next = zone.getRules().nextTransition(from);
        while (next != null && next.getInstant().isBefore(to)) {
            since.add(next.toEpochSecond());
            offsets.add((long) next.getOffsetAfter().getTotalSeconds());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return tree(second, since, offsets, 0, since.size());
    }

    private String month(String second) {
        List<Long> since = new ArrayList<>();
        List<Long> days = new ArrayList<>();
        LocalDate month = from.atZone(zone).toLocalDate().withDayOfMonth(1);
        LocalDate last = to.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        do {
            since.add(month.atStartOfDay(zone).toEpochSecond());
            days.add(month.toEpochDay());
            month = month.plusMonths(1);
        } while (!month.isAfter(last));
        return tree(second, since, days, 0, since.size());
    }

    /** The value whose time has come last, found by halving. */
    private static String tree(String second, List<Long> since, List<Long> values, int start, int end) {
        if (end - start == 1) {
            return values.get(start).toString();
        }
        int middle = (start + end) / 2;
        return "case when " + second + " < " + since.get(middle) + " then " + tree(second, since, values, start, middle)
                + " else " + tree(second, since, values, middle, end) + " end";
    }
}
