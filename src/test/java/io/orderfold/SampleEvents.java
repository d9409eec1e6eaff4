package io.orderfold;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.AddressId;
import io.orderfold.customers.AddressLabel;
import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerId;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.EditId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderTag;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a sample of any event out of its record components, always the same one. */
final class SampleEvents {

    private static final Map<Type, Object> VALUES = Map.ofEntries(
            Map.entry(int.class, 3),
            Map.entry(Integer.class, 3),
            Map.entry(long.class, 4L),
            Map.entry(Long.class, 4L),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(BigDecimal.class, new BigDecimal("0.190")),
            Map.entry(UUID.class, UUID.fromString("5f0c7a1e-3b9d-4c55-9c55-2f4a7b8e1d60")),
            Map.entry(Instant.class, Instant.parse("2026-03-01T09:30:15.123Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-03-01")),
            Map.entry(Duration.class, Duration.ofMinutes(90)),
            Map.entry(Currency.class, Currency.getInstance("EUR")),
            Map.entry(Money.class, Money.of("19.90", "EUR")),
            Map.entry(Sku.class, new Sku("TEA-100")),
            Map.entry(LocationCode.class, new LocationCode("NORTH-2")),
            Map.entry(Site.class, new Site("DE", "20095")),
            Map.entry(LineId.class, LineId.of(2)),
            Map.entry(DiscountId.class, DiscountId.of(1)),
            Map.entry(CustomerId.class, new CustomerId("c-100")),
            Map.entry(AddressId.class, new AddressId("2")),
            Map.entry(AddressLabel.class, new AddressLabel("home")),
            Map.entry(ConsentPurpose.class, new ConsentPurpose("newsletter")),
            Map.entry(CouponCode.class, new CouponCode("SPRING-10")),
            Map.entry(Discount.class, Discount.percent("12.5")),
            Map.entry(Region.class, new Region("DE")),
            Map.entry(ShippingMethodCode.class, new ShippingMethodCode("express-24")),
            Map.entry(PersonName.class, new PersonName("Ada Sample")),
            Map.entry(EmailAddress.class, new EmailAddress("ada@example.org")),
            Map.entry(PersonalText.class, new PersonalText("Her neighbour takes parcels")),
            Map.entry(EditId.class, EditId.of(2)),
            Map.entry(NoteId.class, NoteId.of(7)),
            Map.entry(OrderTag.class, new OrderTag("call-first")),
            Map.entry(
                    PostalAddress.class,
                    new PostalAddress(
                            "Ada Sample", "Sample Street 1", "Back house", "10115", "Berlin", "Berlin", "DE")));

    private static final Map<Type, Object> LEAST = Map.of(
            PostalAddress.class,
            new PostalAddress(null, "Sample Street 1", null, null, "Berlin", null, "DE"),
            Site.class,
            new Site("DE", null));

    private final boolean optionals;
    private final Set<Class<? extends Enum<?>>> enums =
            new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    private boolean leftOut;

    private SampleEvents(boolean optionals) {
        this.optionals = optionals;
    }

    /** One with every component set. */
    static Object full(Class<?> event) {
        return new SampleEvents(true).record(event);
    }

    /** One without what may be missing; null where everything must be there. */
    static @Nullable Object withoutOptionals(Class<?> event) {
        SampleEvents samples = new SampleEvents(false);
        Object sample = samples.record(event);
        return samples.leftOut ? sample : null;
    }

    /** The enums that the event's JSON has constants of. */
    static Set<Class<? extends Enum<?>>> enumsOf(Class<?> event) {
        SampleEvents samples = new SampleEvents(true);
        samples.record(event);
        return samples.enums;
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = Arrays.stream(components)
                .map(component -> component(component.getName(), component.getAnnotatedType()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type.getName() + " can be made", e);
        }
    }

    private @Nullable Object component(String name, AnnotatedType type) {
        if (!optionals && type.isAnnotationPresent(Nullable.class)) {
            leftOut = true;
            return null;
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
            if (Collection.class.isAssignableFrom(raw)) {
                Object element = component(name, arguments[0]);
                return Set.class.isAssignableFrom(raw) ? Set.of(element) : List.of(element);
            }
            if (Map.class.isAssignableFrom(raw)) {
                Map<Object, Object> map = new LinkedHashMap<>();
                map.put(component(name, arguments[0]), component(name, arguments[1]));
                return map;
            }
        }
        return value(name, (Class<?>) type.getType());
    }

    private Object value(String name, Class<?> type) {
        if (!optionals && LEAST.containsKey(type)) {
            leftOut = true;
            return LEAST.get(type);
        }
        if (VALUES.containsKey(type)) {
            return VALUES.get(type);
        }
        if (type == String.class) {
            return "sample " + name;
        }
        if (type.isEnum()) {
            @SuppressWarnings("unchecked")
            Class<? extends Enum<?>> words = (Class<? extends Enum<?>>) type;
            enums.add(words);
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalStateException(
                "SampleEvents knows no value of " + type.getName() + " (for " + name + "): add one to its table");
    }
}
