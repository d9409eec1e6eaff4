package io.orderfold.reports.process;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.reports.LogFold;
import io.orderfold.reports.LogFold.Comparison;
import io.orderfold.reports.LogFold.Condition;
import io.orderfold.reports.LogFold.Op;
import io.orderfold.reports.LogQueryResult;
import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.process.Path.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** A question to the log, checked against what events say, and what it has come to so far. */
final class Folding {

    /** More rows nobody reads; and all are kept in memory. */
    static final int MOST_GROUPS = 10_000;

    /** Different values, in all groups together. */
    private static final int MOST_VALUES = 1_000_000;

    private static final String CURRENCY = "currency";
    private static final Set<String> ENVELOPE = Set.of("@event", "@actor", "@hour", "@day", "@week", "@month");
    private static final int DECIMALS = 4;

    private final LogFold fold;
    private final ZoneId zone;
    private final List<Class<?>> types = new ArrayList<>();
    /** By type of event and field. */
    private final Map<Class<?>, Map<String, Path>> paths = new HashMap<>();

    private final Map<Class<?>, Path> lists = new HashMap<>();
    private final Map<List<@Nullable String>, Sum> groups = new HashMap<>();
    private boolean money;
    private long events;
    private long values;

    /** What one group has come to. */
    private static final class Sum {
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private @Nullable BigDecimal least;
        private @Nullable BigDecimal most;
        private final Set<String> different = new HashSet<>();
    }

    /** @throws Rejection that names the field at fault */
    Folding(LogFold fold) {
        this.fold = fold;
        this.zone = ZoneId.of(fold.zone() == null ? "UTC" : fold.zone());
        for (int i = 0; i < fold.events().size(); i++) {
            types.add(EventTypes.of(fold.events().get(i), "events[" + i + "]"));
        }
        Set<Kind> measured = new HashSet<>();
        for (Class<?> type : types) {
            if (fold.each() != null) {
                Path list = Path.of(type, fold.each(), "each");
                if (list.kind() != Kind.LIST) {
                    throw Rejection.invalid(
                            "not-a-list", "each", type.getSimpleName() + " has one " + fold.each() + " alone.");
                }
                lists.put(type, list);
            }
            for (int i = 0; i < fold.groupBy().size(); i++) {
                String field = fold.groupBy().get(i);
                if (!field.startsWith("@")) {
                    resolve(type, field, "groupBy[" + i + "]", false);
                } else if (!ENVELOPE.contains(field)) {
                    throw Rejection.invalid(
                            "unknown-field",
                            "groupBy[" + i + "]",
                            "Of its envelope, an event is told by @event, @actor, @hour, @day, @week or @month.");
                }
            }
            for (int i = 0; i < fold.filter().size(); i++) {
                resolve(type, fold.filter().get(i).field(), "filter[" + i + "].field", false);
                check(type, fold.filter().get(i), "filter[" + i + "].value");
            }
            if (fold.measure().field() != null) {
                measured.add(resolve(type, fold.measure().field(), "measure.field", true));
            }
        }
        money = measured.contains(Kind.MONEY);
        boolean numbers = fold.measure().op() != Op.COUNT && fold.measure().op() != Op.DISTINCT;
        if (numbers && (measured.contains(Kind.TEXT) || measured.size() > 1)) {
            throw Rejection.invalid(
                    "not-a-number", "measure.field", "Only numbers, or only amounts, can be added and compared.");
        }
        money &= numbers;
    }

    List<Class<?>> types() {
        return types;
    }

    long events() {
        return events;
    }

    private Kind resolve(Class<?> type, String text, String field, boolean measure) {
        String each = fold.each();
        Path list = lists.get(type);
        boolean inList = list != null && text.startsWith(each + ".");
        String within = inList ? text.substring(Objects.requireNonNull(each).length() + 1) : text;
        Path path = Path.of(inList ? Objects.requireNonNull(list).end() : type, within, field);
        if (path.kind() == Kind.LIST) {
            throw Rejection.invalid("list-needs-each", field, text + " is a list: name a field of its elements.");
        }
        if (measure && text.endsWith(".amount") && BigDecimal.class == path.end()) {
            throw Rejection.invalid(
                    "amount-without-currency",
                    field,
                    "Name the money itself, without .amount: sums never mix currencies.");
        }
        paths.computeIfAbsent(type, none -> new HashMap<>()).put(text, path);
        return path.kind();
    }

    private void check(Class<?> type, Condition condition, String field) {
        Kind kind = path(type, condition.field()).kind();
        if (kind == Kind.NUMBER) {
            number(condition.value(), field);
        } else if (kind == Kind.MONEY) {
            throw Rejection.invalid(
                    "not-a-value",
                    field.replace(".value", ".field"),
                    "Money has two fields: compare its amount or its currency.");
        }
    }

    private static BigDecimal number(String text, String field) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Rejection.invalid("not-a-number", field, "The field is compared with a number.");
        }
    }

    private Path path(Class<?> type, String field) {
        return Objects.requireNonNull(Objects.requireNonNull(paths.get(type)).get(field));
    }

    /** @throws Rejection {@code too-many-groups} */
    void take(DomainEventMessage<?> message) {
        if (fold.from() != null && message.getTimestamp().isBefore(fold.from())
                || fold.to() != null && !message.getTimestamp().isBefore(fold.to())) {
            return;
        }
        Path list = lists.get(message.getPayloadType());
        boolean counted = false;
        if (list == null) {
            counted = take(message, null);
        } else if (list.from(message.getPayload()) instanceof Collection<?> elements) {
            for (Object element : elements) {
                counted |= take(message, element);
            }
        }
        if (counted) {
            events++;
        }
    }

    private @Nullable Object value(DomainEventMessage<?> message, @Nullable Object element, String field) {
        Path path = path(message.getPayloadType(), field);
        boolean inList = element != null && field.startsWith(fold.each() + ".");
        return path.from(inList ? Objects.requireNonNull(element) : message.getPayload());
    }

    private boolean take(DomainEventMessage<?> message, @Nullable Object element) {
        for (Condition condition : fold.filter()) {
            if (!meets(value(message, element, condition.field()), condition)) {
                return false;
            }
        }
        String field = fold.measure().field();
        Object measured = field == null ? null : value(message, element, field);
        if (field != null && measured == null) {
            return false;
        }
        List<@Nullable String> key = new ArrayList<>();
        for (String by : fold.groupBy()) {
            key.add(by.startsWith("@") ? envelope(message, by) : Path.word(value(message, element, by)));
        }
        if (money && measured instanceof Money amount) {
            key.add(amount.currency().getCurrencyCode());
        }
        Sum sum = groups.computeIfAbsent(key, none -> new Sum());
        if (groups.size() > MOST_GROUPS) {
            throw Rejection.conflict(
                    "too-many-groups", "It comes to more than " + MOST_GROUPS + " rows; tell it by less.");
        }
        add(sum, measured);
        return true;
    }

    private void add(Sum sum, @Nullable Object measured) {
        sum.count++;
        if (measured == null) {
            return;
        }
        if (fold.measure().op() == Op.DISTINCT) {
            if (sum.different.add(Objects.requireNonNull(Path.word(measured))) && ++values > MOST_VALUES) {
                throw Rejection.conflict(
                        "too-many-values", "There are more than " + MOST_VALUES + " different values to remember.");
            }
            return;
        }
        BigDecimal number = measured instanceof Money amount ? amount.amount() : new BigDecimal(measured.toString());
        sum.sum = sum.sum.add(number);
        sum.least = sum.least == null ? number : sum.least.min(number);
        sum.most = sum.most == null ? number : sum.most.max(number);
    }

    private static boolean meets(@Nullable Object value, Condition condition) {
        if (value == null) {
            return condition.op() == Comparison.NOT;
        }
        int order = value instanceof Number number
                ? new BigDecimal(number.toString()).compareTo(new BigDecimal(condition.value()))
                : Objects.requireNonNull(Path.word(value)).compareTo(condition.value());
        return switch (condition.op()) {
            case EQUALS -> order == 0;
            case NOT -> order != 0;
            case AT_LEAST -> order >= 0;
            case LESS_THAN -> order < 0;
        };
    }

    private String envelope(DomainEventMessage<?> message, String field) {
        ZonedDateTime at = message.getTimestamp().atZone(zone);
        LocalDate day = at.toLocalDate();
        return switch (field) {
            case "@event" -> message.getPayloadType().getSimpleName();
            case "@actor" -> Metadata.actor(message.getMetaData()).name();
            case "@hour" -> at.truncatedTo(ChronoUnit.HOURS).toOffsetDateTime().toString();
            case "@week" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
            case "@month" -> day.withDayOfMonth(1).toString();
            default -> day.toString();
        };
    }

    /** The rows so far, in the order of what they are told by. */
    LogQueryResult result() {
        Set<String> names = new LinkedHashSet<>(fold.groupBy());
        if (money) {
            names.add(CURRENCY);
        }
        List<ReportColumn> columns = new ArrayList<>();
        names.forEach(name -> columns.add(ReportColumn.text(name)));
        String measure = fold.measure().op().toString();
        columns.add(
                switch (fold.measure().op()) {
                    case COUNT, DISTINCT -> ReportColumn.count(measure);
                    default -> money ? ReportColumn.money(measure) : ReportColumn.number(measure);
                });
        Comparator<String> text = Comparator.nullsLast(Comparator.naturalOrder());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        groups.entrySet().stream()
                .sorted((one, other) -> {
                    for (int i = 0; i < one.getKey().size(); i++) {
                        int order =
                                text.compare(one.getKey().get(i), other.getKey().get(i));
                        if (order != 0) {
                            return order;
                        }
                    }
                    return 0;
                })
                .forEach(group -> {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    List<String> keys = new ArrayList<>(fold.groupBy());
                    if (money) {
                        keys.add(CURRENCY);
                    }
                    for (int i = 0; i < keys.size(); i++) {
                        row.put(keys.get(i), group.getKey().get(i));
                    }
                    String currency = money ? group.getKey().get(keys.size() - 1) : null;
                    row.put(measure, value(group.getValue(), currency));
                    rows.add(row);
                });
        return new LogQueryResult(zone.getId(), columns, rows);
    }

    private Object value(Sum sum, @Nullable String currency) {
        BigDecimal number =
                switch (fold.measure().op()) {
                    case SUM -> sum.sum;
                    case MIN -> Objects.requireNonNull(sum.least);
                    case MAX -> Objects.requireNonNull(sum.most);
                    case AVERAGE -> sum.sum.divide(BigDecimal.valueOf(sum.count), DECIMALS, RoundingMode.HALF_UP);
                    case COUNT -> BigDecimal.valueOf(sum.count);
                    case DISTINCT -> BigDecimal.valueOf(sum.different.size());
                };
        return currency == null
                ? number
                : number.setScale(Money.scaleOf(Money.currency(currency)), RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
