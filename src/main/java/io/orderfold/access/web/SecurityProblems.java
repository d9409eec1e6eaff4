package io.orderfold.access.web;

import io.orderfold.access.TooManyAttempts;
import io.orderfold.kernel.web.ProblemWriter;
import io.orderfold.kernel.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Says who may not come in, and why: a person's browser is sent to the sign-in, a program gets a problem. */
@Component
@ConditionalOnWebApplication
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    private final ProblemWriter problems;

    SecurityProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyAttempts tooMany) {
            tooMany(request, response, tooMany);
        } else if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Orderfold\", charset=\"UTF-8\"");
            String detail = failure instanceof InsufficientAuthenticationException
                    ? "Sign in with HTTP Basic, or on the page /login."
                    : "There is no such user with that password.";
            problems.write(
                    request, response, Problems.of(HttpStatus.UNAUTHORIZED, "unauthenticated", detail, List.of()));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        boolean forged = failure instanceof CsrfException;
        problems.write(
                request,
                response,
                Problems.of(
                        HttpStatus.FORBIDDEN,
                        forged ? "csrf-token-required" : "forbidden",
                        forged
                                ? "A browser's request has to carry the token of the cookie XSRF-TOKEN in the header"
                                        + " X-XSRF-TOKEN."
                                : "Your role does not allow this.",
                        List.of()));
    }

    /** The sign-in page's own failures. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyAttempts tooMany) {
            tooMany(request, response, tooMany);
        } else {
            response.sendRedirect(request.getContextPath() + "/login?error");
        }
    }

    private void tooMany(HttpServletRequest request, HttpServletResponse response, TooManyAttempts failure)
            throws IOException {
        long seconds = failure.pause().toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        problems.write(
                request,
                response,
                Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "Too many wrong passwords for this user from your address; try again in " + seconds
                                + " seconds.",
                        List.of()));
    }

    /** A request for a page, as a browser makes it; whoever sends credentials of their own wants to hear about them. */
    static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return "GET".equals(request.getMethod())
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
