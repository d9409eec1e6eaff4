package io.orderfold.imports.console;

import io.orderfold.imports.ImportJobId;
import io.orderfold.imports.ImportPhase;
import io.orderfold.imports.command.ImportCommand.SubmitImport;
import io.orderfold.imports.query.ImportProgress;
import io.orderfold.imports.query.ImportQuery.FindImport;
import io.orderfold.imports.query.ImportView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Submits imports and shows how they come along, a bar a phase, with rate and time left. */
final class WatchedImports {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final EventStore store;
    private final EventProcessingConfiguration processing;
    private final JsonMapper json;
    private final boolean quiet;

    WatchedImports(ApplicationContext application, boolean quiet) {
        this.commands = application.getBean(CommandGateway.class);
        this.queries = application.getBean(QueryGateway.class);
        this.store = application.getBean(EventStore.class);
        this.processing = application.getBean(EventProcessingConfiguration.class);
        this.json = application.getBean(JsonMapper.class);
        this.quiet = quiet;
    }

    /** Submits a file and waits until its job is over, one way or the other. */
    ImportView run(SubmitImport submit) {
        commands.sendAndWait(submit);
        @Nullable ImportPhase shown = null;
        @Nullable ProgressBar bar = null;
        try {
            ImportView job = find(submit.jobId());
            while (!job.state().isOver()) {
                ImportProgress progress = job.progress();
                if (!quiet && progress.phase() != shown) {
                    shown = progress.phase();
                    close(bar);
                    bar = bar(submit.fileName() + ": " + shown, progress);
                }
                if (bar != null) {
                    bar.maxHint(progress.total());
                    bar.stepTo(progress.done());
                }
                pause();
                job = find(submit.jobId());
            }
            if (bar != null && job.failure() == null) {
                bar.stepTo(bar.getMax());
            }
            return job;
        } finally {
            close(bar);
        }
    }

    /** Waits until everything that follows from the log so far has followed, so that the next look shows it all. */
    void awaitReadModel() {
        TrackingToken head = store.createHeadToken();
        if (head == null) {
            return;
        }
        List<StreamingEventProcessor> behind = processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .toList();
        if (!quiet) {
            System.err.println("Bringing the views up to date ...");
        }
        long position = head.position().orElse(0);
        while (!behind.stream().allMatch(processor -> hasReached(processor, position))) {
            pause();
        }
    }

    void writeReport(List<ImportView> jobs, Path file) throws IOException {
        Object content = jobs.size() == 1 ? jobs.get(0) : jobs;
        Files.writeString(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }

    /** By position: a token that has seen a gap, where a transaction was rolled back, never covers a head without one. */
    private static boolean hasReached(StreamingEventProcessor processor, long position) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty()
                && segments.stream().allMatch(status -> {
                    TrackingToken token = status.getTrackingToken();
                    return token != null && token.position().orElse(-1) >= position;
                });
    }

    private ImportView find(ImportJobId id) {
        Optional<ImportView> found = queries.query(
                        new FindImport(id), ResponseTypes.optionalInstanceOf(ImportView.class))
                .join();
        return found.orElseThrow();
    }

    private static ProgressBar bar(String name, ImportProgress progress) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(progress.total())
                .startsFrom(progress.done(), java.time.Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .showSpeed();
        if (progress.phase() == ImportPhase.READING) {
            builder.setUnit(" kB", 1_000);
        }
        return builder.build();
    }

    private static void close(@Nullable ProgressBar bar) {
        if (bar != null) {
            bar.close();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted; run it again to go on", e);
        }
    }
}
