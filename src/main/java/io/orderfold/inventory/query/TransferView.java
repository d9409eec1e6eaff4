package io.orderfold.inventory.query;

import io.orderfold.inventory.LocationCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Pieces on their way from one location to another. */
public record TransferView(
        @Schema(description = "Counted from 1, of each product on its own", example = "3")
        int transfer,

        @Schema(example = "MAIN") LocationCode from,
        @Schema(example = "NORTH-2") LocationCode to,
        @Schema(example = "40") int quantity,
        @Schema(example = "Shelves are empty there") String reason,
        @Schema(example = "2026-05-04T09:30:00Z") Instant startedAt) {}
