package io.orderfold.audit.process;

import io.orderfold.audit.ImportedLog;
import io.orderfold.audit.command.LogCommand.ImportLog;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Takes a log to be imported, outside of the transaction that a command has: it makes several of its own. */
@Component
class LogDesk implements DisposableBean {

    private final LogImport imports;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "log-import"));

    LogDesk(LogImport imports) {
        this.imports = imports;
    }

    @CommandHandler
    ImportedLog handle(ImportLog command) throws Exception {
        try {
            return worker.submit(() -> imports.run(command)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
