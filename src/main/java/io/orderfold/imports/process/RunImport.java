package io.orderfold.imports.process;

import io.orderfold.imports.ImportMode;
import io.orderfold.imports.ImportPhase;
import io.orderfold.imports.process.ImportJobs.Tally;
import io.orderfold.imports.process.StagedRows.Step;
import io.orderfold.kernel.Rejection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leads a job through its phases, from wherever it stands to its end. */
@Component
class RunImport {

    private static final Logger LOG = LoggerFactory.getLogger(RunImport.class);
    private static final int BATCH = 50;

    private final ImportJobs jobs;
    private final StagedRows rows;
    private final ReadFile readFile;
    private final RegisterWhatIsNew registerWhatIsNew;
    private final TakeAsHistory takeAsHistory;
    private final TakeLive takeLive;
    private final PlaceLiveOrders placeLiveOrders;
    private final JobTransaction transaction;

    RunImport(
            ImportJobs jobs,
            StagedRows rows,
            ReadFile readFile,
            RegisterWhatIsNew registerWhatIsNew,
            TakeAsHistory takeAsHistory,
            TakeLive takeLive,
            PlaceLiveOrders placeLiveOrders,
            JobTransaction transaction) {
        this.jobs = jobs;
        this.rows = rows;
        this.readFile = readFile;
        this.registerWhatIsNew = registerWhatIsNew;
        this.takeAsHistory = takeAsHistory;
        this.takeLive = takeLive;
        this.placeLiveOrders = placeLiveOrders;
        this.transaction = transaction;
    }

    /** Another node may have received the file; whatever comes after reading it, any node can do. */
    boolean canRun(Job job) {
        return job.phase() != ImportPhase.READING || readFile.isHere(job);
    }

    /** Runs until the job is over, or until told to stop; what has been committed by then stays. */
    void run(long jobNo, BooleanSupplier goOn) {
        jobs.resume(jobNo);
        Job job = jobs.get(jobNo);
        LOG.info("Import {} goes on with {}", job.id(), job.phase());
        while (job.phase() != ImportPhase.FINISHED && goOn.getAsBoolean()) {
            advance(job, goOn);
            job = jobs.get(jobNo);
        }
        if (job.phase() == ImportPhase.FINISHED) {
            LOG.info("Import {} is done", job.id());
        }
    }

    private void advance(Job job, BooleanSupplier goOn) {
        switch (job.phase()) {
            case READING -> read(job, goOn);
            case ARRANGING -> arrange(job);
            case REGISTERING -> register(job, goOn);
            case TAKING -> take(job, goOn);
            case PLACING -> place(job, goOn);
            case FINISHED -> throw new IllegalStateException("Import " + job.id() + " is over");
        }
    }

    private void read(Job job, BooleanSupplier goOn) {
        try {
            readFile.run(job, goOn);
        } catch (Rejection unreadable) {
            transaction.run(job, () -> {
                rows.clear(job.no());
                rows.forgetRefusals(job.no());
                jobs.unread(job.no());
            });
            throw unreadable;
        }
    }

    private void arrange(Job job) {
        transaction.run(job, () -> jobs.arranged(job.no(), rows.arrange(job.no())));
        jobs.enter(job.no(), ImportPhase.REGISTERING, registerWhatIsNew.total(job));
    }

    private void register(Job job, BooleanSupplier goOn) {
        if (registerWhatIsNew.run(job, goOn)) {
            jobs.enter(job.no(), ImportPhase.TAKING, job.stepCount());
        }
    }

    private void take(Job job, BooleanSupplier goOn) {
        TakeSteps way = job.mode() == ImportMode.HISTORY ? takeAsHistory : takeLive;
        long taken = job.stepsTaken();
        while (goOn.getAsBoolean()) {
            List<Step> steps = rows.steps(job.no(), taken, BATCH);
            if (steps.isEmpty()) {
                leaveTaking(job);
                return;
            }
            taken = steps.get(steps.size() - 1).no();
            try {
                way.rehearse(job, steps);
                transaction.run(job, () -> takeInTransaction(way, job, steps));
            } catch (RuntimeException e) {
                if (JobTransaction.rejection(e).isEmpty()) {
                    throw e;
                }
                steps.forEach(step -> takeAlone(way, job, step));
            }
        }
    }

    private void takeInTransaction(TakeSteps way, Job job, List<Step> steps) {
        Tally tally = way.take(job, steps);
        jobs.count(job.no(), tally);
        long last = steps.get(steps.size() - 1).no();
        jobs.took(job.no(), last, last);
    }

    private void takeAlone(TakeSteps way, Job job, Step step) {
        try {
            way.rehearse(job, List.of(step));
            transaction.run(job, () -> takeInTransaction(way, job, List.of(step)));
        } catch (RuntimeException e) {
            Rejection rejection = JobTransaction.rejection(e).orElseThrow(() -> e);
            transaction.run(job, () -> {
                way.refused(job, step, rejection);
                jobs.took(job.no(), step.no(), step.no());
            });
        }
    }

    private void leaveTaking(Job job) {
        if (job.mode() == ImportMode.HISTORY) {
            finish(job);
            return;
        }
        transaction.run(job, () -> {
            jobs.enter(job.no(), ImportPhase.PLACING, rows.ordinary(job.no()));
            jobs.took(job.no(), 0, 0);
        });
    }

    private void place(Job job, BooleanSupplier goOn) {
        long placed = job.stepsTaken();
        long invoices = rows.ordinary(job.no());
        while (goOn.getAsBoolean()) {
            // Invoices are the first steps, so their numbers count them.
            List<Step> steps = rows.steps(job.no(), placed, (int) Math.min(BATCH, invoices - placed));
            if (steps.isEmpty()) {
                finish(job);
                return;
            }
            placed = steps.get(steps.size() - 1).no();
            try {
                place(job, steps);
            } catch (RuntimeException e) {
                if (JobTransaction.rejection(e).isEmpty()) {
                    throw e;
                }
                steps.forEach(step -> placeAlone(job, step));
            }
        }
    }

    private void place(Job job, List<Step> invoices) {
        long last = invoices.get(invoices.size() - 1).no();
        transaction.run(job, () -> {
            placeLiveOrders.place(job, invoices);
            jobs.took(job.no(), last, last);
        });
    }

    private void placeAlone(Job job, Step invoice) {
        try {
            place(job, List.of(invoice));
        } catch (RuntimeException e) {
            Rejection rejection = JobTransaction.rejection(e).orElseThrow(() -> e);
            transaction.run(job, () -> {
                placeLiveOrders.refused(job, invoice, rejection);
                jobs.took(job.no(), invoice.no(), invoice.no());
            });
        }
    }

    private void finish(Job job) {
        transaction.run(job, () -> {
            rows.clear(job.no());
            jobs.done(job.no());
        });
        readFile.discard(job.sha256());
    }
}
