package io.orderfold.access.web;

import io.orderfold.access.SignedIn;
import io.orderfold.access.ViewerMay;
import io.orderfold.kernel.web.AnsweredBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells callers who they are here. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/me")
@Tag(name = "Users", description = "Who may sign in, and as what.")
@AnsweredBy({})
class MeController {

    /**
     * Whoever asks.
     *
     * @param roles as the account has them
     * @param mayActAs those and all below
     */
    record Me(
            @Schema(example = "alice") String name,
            @Schema(example = "[\"clerk\"]") List<String> roles,
            @Schema(example = "[\"viewer\", \"clerk\"]") List<String> mayActAs) {}

    @Operation(
            summary = "Who am I, and what may I do?",
            description = "The roles that were given, and all that these include.")
    @GetMapping
    @ViewerMay
    Me me(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn signedIn) {
        return new Me(
                signedIn.name(), UserController.codes(signedIn.roles()), UserController.codes(signedIn.mayActAs()));
    }
}
