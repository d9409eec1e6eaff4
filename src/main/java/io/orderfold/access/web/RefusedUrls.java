package io.orderfold.access.web;

import io.orderfold.kernel.web.ProblemWriter;
import io.orderfold.kernel.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers a request that is refused unread, since rules on paths could be got round by the way it is written. */
@Component
@ConditionalOnWebApplication
class RefusedUrls implements RequestRejectedHandler {

    private final ProblemWriter problems;

    RefusedUrls(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
            throws IOException {
        problems.write(
                request,
                response,
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-request",
                        "The address, method or a header is written in a way that is not accepted, such as //, ; or an"
                                + " encoded slash in a path.",
                        List.of()));
    }
}
