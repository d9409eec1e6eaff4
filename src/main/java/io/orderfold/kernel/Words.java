package io.orderfold.kernel;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the constants of an enum are called outside: {@code OUT_OF_STOCK} is {@code out-of-stock}. */
public final class Words {

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that a word is for; capitals count for nothing.
     *
     * @param otherwise the refusal, where it is for none
     */
    public static <E extends Enum<E>> E read(Class<E> type, @Nullable String word, Supplier<Rejection> otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equalsIgnoreCase(word)) {
                return constant;
            }
        }
        throw otherwise.get();
    }
}
