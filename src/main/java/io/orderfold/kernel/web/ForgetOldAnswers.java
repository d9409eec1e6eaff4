package io.orderfold.kernel.web;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.orderfold.kernel.jdbc.RememberedAnswers;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers to idempotent requests are kept for a day, then deleted: by one node, once an hour. */
@Configuration(proxyBeanMethods = false)
class ForgetOldAnswers {

    @Bean
    Task<Void> forgetOldAnswersTask(RememberedAnswers answers) {
        return Tasks.recurring("forget-old-answers", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> answers.forgetExpired());
    }
}
