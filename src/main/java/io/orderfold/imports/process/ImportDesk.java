package io.orderfold.imports.process;

import io.orderfold.imports.ImportState;
import io.orderfold.imports.command.ImportCommand.SubmitImport;
import io.orderfold.kernel.axon.Metadata;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Takes files in. A job is a row and no aggregate: what it does to orders is in the log, and nothing else need be. */
@Component
class ImportDesk {

    private final ImportJobs jobs;
    private final ReadFile readFile;
    private final ImportWorker worker;

    ImportDesk(ImportJobs jobs, ReadFile readFile, ImportWorker worker) {
        this.jobs = jobs;
        this.readFile = readFile;
        this.worker = worker;
    }

    @CommandHandler
    void decide(SubmitImport command, @MetaDataValue(value = Metadata.ACTOR, required = true) String actor) {
        Optional<ImportState> before = jobs.state(command.jobId());
        if (before.isEmpty()) {
            readFile.checkHeader(command.sha256());
            jobs.insert(command, actor);
        } else if (before.get() == ImportState.FAILED) {
            jobs.queueAgain(command.jobId());
        } else if (before.get() == ImportState.DONE) {
            readFile.discard(command.sha256());
        }
        CurrentUnitOfWork.get().afterCommit(committed -> worker.wake());
    }
}
