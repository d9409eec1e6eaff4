package io.orderfold.whatif.process;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.whatif.WhatIfState;
import io.orderfold.whatif.command.WhatIfCommand.AskWhatIf;
import io.orderfold.whatif.command.WhatIfCommand.CancelWhatIf;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Takes questions in. A what-if is rows and no aggregate: nothing has happened, so nothing of it is in the log. */
@Component
class WhatIfDesk {

    /** So many may wait, or run, at a time. */
    static final int MOST_OPEN = 10;

    private final WhatIfRows rows;
    private final EventsByPosition log;
    private final WhatIfWorker worker;

    WhatIfDesk(WhatIfRows rows, EventsByPosition log, WhatIfWorker worker) {
        this.rows = rows;
        this.log = log;
        this.worker = worker;
    }

    @CommandHandler
    void decide(AskWhatIf command, @MetaDataValue(value = Metadata.ACTOR, required = true) String actor) {
        if (rows.open() >= MOST_OPEN) {
            throw Rejection.conflict(
                    "too-many-what-ifs", "There are " + MOST_OPEN + " what-ifs to be worked on; cancel one, or wait.");
        }
        rows.insert(command.whatIfId(), command.scenario(), actor, log.last());
        CurrentUnitOfWork.get().afterCommit(committed -> worker.wake());
    }

    @CommandHandler
    void decide(CancelWhatIf command) {
        if (rows.state(command.whatIfId()).isEmpty()) {
            throw Rejection.notFound("what-if", command.whatIfId());
        }
        rows.end(command.whatIfId(), WhatIfState.CANCELLED);
    }
}
