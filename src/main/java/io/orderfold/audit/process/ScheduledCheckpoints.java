package io.orderfold.audit.process;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.orderfold.audit.command.EvidenceCommand.SignCheckpoint;
import io.orderfold.kernel.Rejection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is new in the log is signed from time to time, by one node. */
@Configuration(proxyBeanMethods = false)
class ScheduledCheckpoints {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledCheckpoints.class);

    @Bean
    Task<Void> signCheckpointTask(
            Checkpoints checkpoints, @Value("${orderfold.audit.checkpoint-every:PT1H}") Duration every) {
        return Tasks.recurring("sign-checkpoint", every.isZero() ? new DisabledSchedule() : FixedDelay.of(every))
                .execute((task, context) -> sign(checkpoints));
    }

    private static void sign(Checkpoints checkpoints) {
        if (!checkpoints.isThereMore()) {
            return;
        }
        try {
            checkpoints.handle(new SignCheckpoint());
        } catch (Rejection tampered) {
            LOG.error("No checkpoint is signed: {}", tampered.reason());
        }
    }
}
