package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is different in one place of a view. Sums of money are one place, and so is what was added or taken away as a
 * whole.
 *
 * @param field where: {@code status}, {@code lines[1].quantity}; an element of a list goes by its own id
 * @param before absent where there was nothing
 * @param after absent where there is nothing any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(
        String field, @Nullable Object before, @Nullable Object after) {}
