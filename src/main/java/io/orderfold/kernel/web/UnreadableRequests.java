package io.orderfold.kernel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Has what Tomcat itself refuses, before any filter sees it, answered with a problem instead of a page. */
@Component
@ConditionalOnWebApplication
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final ProblemWriter problems;

    UnreadableRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    /** After Spring Boot's own, so that this valve is the first to be asked. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new AnswerWithAProblem(problems)));
    }

    private static final class AnswerWithAProblem extends ErrorReportValve {

        private static final Log LOG = LogFactory.getLog(AnswerWithAProblem.class);

        private final ProblemWriter problems;

        AnswerWithAProblem(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < HttpServletResponse.SC_BAD_REQUEST || response.getContentWritten() > 0) {
                return;
            }
            HttpStatus known = HttpStatus.resolve(status);
            boolean ours = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            try {
                problems.write(
                        request.getRequest(),
                        response.getResponse(),
                        Problems.of(
                                known == null ? HttpStatus.BAD_REQUEST : known,
                                ours ? "internal-error" : "malformed-request",
                                ours
                                        ? "Something went wrong on our side."
                                        : "The request can't be read: its address or a header is not well formed.",
                                List.of()));
            } catch (IOException | IllegalStateException e) {
                LOG.debug("Nobody waits for the answer any more", e);
            }
        }
    }
}
