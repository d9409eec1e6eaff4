package io.orderfold.operations.process;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.axon.ProcessingGroups;
import io.orderfold.kernel.axon.RebuildJobs;
import io.orderfold.kernel.axon.RebuildJobs.Kind;
import io.orderfold.kernel.axon.RebuildJobs.Order;
import io.orderfold.operations.command.ProjectionCommand.CancelRebuild;
import io.orderfold.operations.command.ProjectionCommand.MergeSegment;
import io.orderfold.operations.command.ProjectionCommand.PauseGroup;
import io.orderfold.operations.command.ProjectionCommand.RebuildProjections;
import io.orderfold.operations.command.ProjectionCommand.ReplayProjection;
import io.orderfold.operations.command.ProjectionCommand.ResumeGroup;
import io.orderfold.operations.command.ProjectionCommand.SplitSegment;
import io.orderfold.operations.command.ProjectionCommand.VerifyProjections;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/** Has done what operators want with groups of handlers. */
@Component
class RunProjectionCommands {

    private final ProcessingGroups groups;
    private final RebuildJobs jobs;

    RunProjectionCommands(ProcessingGroups groups, RebuildJobs jobs) {
        this.groups = groups;
        this.jobs = jobs;
    }

    @CommandHandler
    void handle(RebuildProjections command, @MetaDataValue(value = Metadata.ACTOR, required = true) String actor) {
        start(new Order(command.jobId(), Kind.REBUILD, command.groups(), null, false), actor);
    }

    @CommandHandler
    void handle(VerifyProjections command, @MetaDataValue(value = Metadata.ACTOR, required = true) String actor) {
        start(new Order(command.jobId(), Kind.VERIFY, command.groups(), null, command.switchIfDifferent()), actor);
    }

    @CommandHandler
    void handle(ReplayProjection command, @MetaDataValue(value = Metadata.ACTOR, required = true) String actor) {
        start(new Order(command.jobId(), Kind.REPLAY, Set.of(command.group()), command.since(), false), actor);
    }

    private void start(Order order, String actor) {
        order.groups().forEach(this::checkReplayable);
        jobs.start(order, new Actor(actor));
    }

    private void checkReplayable(String group) {
        check(group);
        if (!jobs.isReplayable(group)) {
            throw Rejection.conflict(
                            "not-replayable",
                            group + " acts on events: it sends commands and calls others, and doing that again would do"
                                    + " it twice. Only projections are rebuilt and replayed.")
                    .with("projection", group);
        }
    }

    private void check(String group) {
        if (!groups.names().contains(group)) {
            throw Rejection.notFound("projection", group);
        }
    }

    @CommandHandler
    void handle(CancelRebuild command) {
        jobs.cancel(command.jobId());
    }

    @CommandHandler
    void handle(PauseGroup command, @MetaDataValue(value = Metadata.ACTOR, required = true) String actor) {
        check(command.group());
        groups.pause(command.group(), new Actor(actor));
    }

    @CommandHandler
    void handle(ResumeGroup command) {
        check(command.group());
        groups.resume(command.group());
    }

    @CommandHandler
    void handle(SplitSegment command) {
        check(command.group());
        groups.split(command.group(), command.segment());
    }

    @CommandHandler
    void handle(MergeSegment command) {
        check(command.group());
        groups.merge(command.group(), command.segment());
    }
}
