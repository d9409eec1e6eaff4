package io.orderfold.pricing.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The rate of a category from a day on, until the day of that category's next one. */
public record TaxRateView(
        @Schema(example = "standard") String category,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string", example = "19")
        BigDecimal percent,

        @Schema(example = "2026-01-01") LocalDate validFrom) {}
