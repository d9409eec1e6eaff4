package io.orderfold.audit.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.VerificationView;
import io.orderfold.audit.command.EvidenceCommand.SignCheckpoint;
import io.orderfold.audit.command.EvidenceCommand.StartVerification;
import io.orderfold.audit.query.CheckpointPage;
import io.orderfold.audit.query.EvidenceQuery.FindCheckpoint;
import io.orderfold.audit.query.EvidenceQuery.FindVerification;
import io.orderfold.audit.query.EvidenceQuery.ListCheckpoints;
import io.orderfold.audit.query.EvidenceQuery.ListKeys;
import io.orderfold.audit.query.EvidenceQuery.ListVerifications;
import io.orderfold.audit.query.KeyView;
import io.orderfold.audit.query.VerificationPage;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.TimeOrderedId;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.kernel.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether the log is as it was recorded, over HTTP. */
@RestController
@RequestMapping("/api/log")
@Tag(name = "Evidence", description = "That the log is as it was recorded.")
@AnsweredBy({})
class EvidenceController {

    private final CommandGateway commands;
    private final QueryGateway queries;

    EvidenceController(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** What the log is compared with beside its own checkpoints. */
    record VerifyRequest(
            @Schema(description = "One that was kept elsewhere, as it was given out") @Nullable
            Checkpoint checkpoint) {}

    @Operation(
            summary = "Verify the log",
            description =
                    "Walks through all of it in the background; ask for the verification until its state is no longer"
                            + " `running`. Each event's hash is reckoned anew, streams are looked at for missing numbers, and all"
                            + " is compared with the checkpoints. Where nothing is found, a new checkpoint is signed.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun; `Location` says where to watch it",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "`verification-running`: on this node, another one")
    @PostMapping("/verify")
    @OperatorMay
    ResponseEntity<VerificationView> verify(
            @RequestBody(required = false) @Nullable VerifyRequest request, Principal principal) {
        String id = TimeOrderedId.next().toString();
        Checkpoint kept = request == null ? null : request.checkpoint();
        if (kept != null) {
            requireWhole(kept);
        }
        commands.sendAndWait(new StartVerification(id, "user:" + principal.getName(), kept));
        return ResponseEntity.accepted()
                .location(URI.create("/api/log/verifications/" + id))
                .body(find(id));
    }

    /** JSON leaves out what it likes. */
    private static void requireWhole(Checkpoint kept) {
        boolean whole = kept.format() != null
                && kept.digest() != null
                && kept.set() != null
                && kept.previous() != null
                && kept.at() != null
                && kept.keyId() != null
                && kept.signature() != null;
        if (!whole || !kept.format().equals(Checkpoint.FORMAT)) {
            throw Rejection.invalid(
                    "malformed-checkpoint",
                    "checkpoint",
                    "A checkpoint is sent as it was given out, with all its fields.");
        }
    }

    @Operation(summary = "List verifications", description = "The newest first.")
    @GetMapping("/verifications")
    @OperatorMay
    Page<VerificationView> verifications(
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        VerificationPage page = queries.query(new ListVerifications(limit, cursor), VerificationPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(
            summary = "Watch a verification",
            description = "`intact` says whether all is as it was recorded, `findings` what is not.")
    @GetMapping("/verifications/{verificationId}")
    @OperatorMay
    VerificationView verification(@PathVariable String verificationId) {
        return find(verificationId);
    }

    @Operation(
            summary = "Sign a checkpoint",
            description = "Of all there is in the log by now; the newest one where nothing has been added to it.")
    @ApiResponse(responseCode = "200", description = "The checkpoint, to be kept elsewhere", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "`log-tampered`: what was added is not as it was recorded")
    @PostMapping("/checkpoints")
    @OperatorMay
    Checkpoint sign() {
        return Objects.requireNonNull(commands.<Checkpoint>sendAndWait(new SignCheckpoint()));
    }

    @Operation(summary = "List checkpoints", description = "The newest first.")
    @GetMapping("/checkpoints")
    @OperatorMay
    Page<Checkpoint> checkpoints(
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        CheckpointPage page = queries.query(new ListCheckpoints(limit, cursor), CheckpointPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(summary = "Read a checkpoint", description = "By its number; `latest` is the newest.")
    @GetMapping("/checkpoints/{number}")
    @OperatorMay
    Checkpoint checkpoint(@PathVariable String number) {
        return queries.query(
                        new FindCheckpoint(number.equals("latest") ? null : parsed(number)),
                        ResponseTypes.optionalInstanceOf(Checkpoint.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("checkpoint", number));
    }

    /** What is no number names nothing. */
    private static long parsed(String number) {
        if (!number.matches("[1-9][0-9]{0,17}")) {
            throw Rejection.notFound("checkpoint", number);
        }
        return Long.parseLong(number);
    }

    @Operation(
            summary = "Read the public keys of checkpoints",
            description = "All that ever signed one, the newest first.")
    @GetMapping("/keys")
    @ViewerMay
    Page<KeyView> keys() {
        return new Page<>(
                queries.query(new ListKeys(), ResponseTypes.multipleInstancesOf(KeyView.class))
                        .join(),
                null);
    }

    private VerificationView find(String id) {
        return queries.query(new FindVerification(id), ResponseTypes.optionalInstanceOf(VerificationView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("verification", id));
    }
}
