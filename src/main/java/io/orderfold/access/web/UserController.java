package io.orderfold.access.web;

import io.orderfold.access.Account;
import io.orderfold.access.Accounts;
import io.orderfold.access.OperatorMay;
import io.orderfold.access.Role;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff accounts over HTTP. No answer holds a password or its hash. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/users")
@Tag(name = "Users", description = "Who may sign in, and as what.")
@AnsweredBy({})
class UserController {

    private final Accounts accounts;

    UserController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A person or program that may sign in. */
    record UserView(
            @Schema(example = "alice") String name,
            @Schema(example = "[\"clerk\"]") List<String> roles,
            boolean enabled,
            long version,
            Instant createdAt,
            Instant changedAt,
            @Schema(example = "user:admin") String changedBy)
            implements Versioned {

        static UserView of(Account account) {
            return new UserView(
                    account.name(),
                    codes(account.roles()),
                    account.enabled(),
                    account.revision(),
                    account.createdAt(),
                    account.changedAt(),
                    account.changedBy());
        }
    }

    /** A user to be. */
    record CreateRequest(
            @Schema(example = "alice") @Nullable String name,

            @Schema(example = "correct horse battery") @Nullable
            String password,

            @Schema(example = "[\"clerk\"]") @Nullable List<String> roles) {

        /** A record's own text would hold the password. */
        @Override
        public String toString() {
            return "CreateRequest[name=" + name + "]";
        }
    }

    /** The roles a user shall have. */
    record RolesRequest(
            @Schema(example = "[\"manager\"]") @Nullable List<String> roles) {}

    /** The password a user shall have. */
    record PasswordRequest(
            @Schema(example = "correct horse battery") @Nullable
            String password) {

        @Override
        public String toString() {
            return "PasswordRequest[]";
        }
    }

    @Operation(summary = "List users", description = "All of them, by name; the disabled ones too.")
    @GetMapping
    @OperatorMay
    Page<UserView> list() {
        return new Page<>(accounts.all().stream().map(UserView::of).toList(), null);
    }

    @Operation(summary = "Read a user", description = "Never the password, nor anything made from it.")
    @GetMapping("/{name}")
    @OperatorMay
    ResponseEntity<UserView> read(@PathVariable String name) {
        return Reads.ok(UserView.of(accounts.get(name)));
    }

    @Operation(
            summary = "Create a user",
            description = "The password has at least 12 characters and at most 72 bytes; it is stored as a hash only.")
    @ApiResponse(responseCode = "201", description = "Created")
    @PostMapping
    @OperatorMay
    ResponseEntity<UserView> create(@RequestBody CreateRequest request) {
        Account account = accounts.create(
                Required.of(request.name(), "name"),
                Required.of(request.password(), "password"),
                roles(Required.of(request.roles(), "roles")));
        return Reads.created(URI.create("/api/users/" + account.name()), UserView.of(account));
    }

    @Operation(
            summary = "Change a user's roles",
            description = "The user has to sign in again. The last operator keeps the role (409 `last-operator`).")
    @PutMapping("/{name}/roles")
    @OperatorMay
    ResponseEntity<UserView> changeRoles(@PathVariable String name, @RequestBody RolesRequest request) {
        Set<Role> roles = roles(Required.of(request.roles(), "roles"));
        return Reads.ok(UserView.of(accounts.changeRoles(name, roles, Writes.expectedVersion())));
    }

    @Operation(summary = "Give a user another password", description = "The old one is void at once.")
    @PutMapping("/{name}/password")
    @OperatorMay
    ResponseEntity<UserView> changePassword(@PathVariable String name, @RequestBody PasswordRequest request) {
        String password = Required.of(request.password(), "password");
        return Reads.ok(UserView.of(accounts.changePassword(name, password, Writes.expectedVersion())));
    }

    @Operation(
            summary = "Disable a user",
            description = "It can't sign in any more; what it did stays on record under its name.")
    @DeleteMapping("/{name}")
    @OperatorMay
    ResponseEntity<UserView> disable(@PathVariable String name) {
        return Reads.ok(UserView.of(accounts.disable(name, Writes.expectedVersion())));
    }

    @Operation(
            summary = "Let a disabled user sign in again",
            description = "With the password and the roles from before. One who is enabled stays so.")
    @PostMapping("/{name}/enable")
    @OperatorMay
    ResponseEntity<UserView> enable(@PathVariable String name) {
        return Reads.ok(UserView.of(accounts.enable(name, Writes.expectedVersion())));
    }

    static List<String> codes(Set<Role> roles) {
        return roles.stream().sorted().map(Role::code).toList();
    }

    private static Set<Role> roles(List<String> codes) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String code : codes) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Rejection.invalid(
                            "unknown-role", "roles", "The roles are viewer, clerk, manager and operator.")));
        }
        return roles;
    }
}
