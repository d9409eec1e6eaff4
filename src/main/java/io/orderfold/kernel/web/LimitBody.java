package io.orderfold.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a write, and refuses one of more than {@value #MOST} bytes before anything looks at it. It counts
 * what arrives, whatever Content-Length says. Uploads of files have limits of their own and stream past.
 */
@Component
@Order(LimitBody.ORDER)
class LimitBody extends OncePerRequestFilter {

    /** After the sign-in, whose filters stand at -100: a stranger's body is not read. */
    static final int ORDER = -90;

    static final int MOST = 1024 * 1024;

    /** How much more is read and thrown away, so that a client that writes before it reads gets to see the answer. */
    private static final int DISCARDED = 16 * MOST;

    static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ProblemWriter problems;

    LimitBody(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod()) || !Api.isCalled(request) || isUpload(request);
    }

    static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        InputStream stream = request.getInputStream();
        byte[] body = stream.readNBytes(MOST + 1);
        if (body.length > MOST) {
            discard(stream);
            problems.write(
                    request,
                    response,
                    Problems.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            "A request's body has at most " + MOST + " bytes.",
                            List.of()));
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static void discard(InputStream stream) throws IOException {
        byte[] scrap = new byte[8192];
        int left = DISCARDED;
        int read;
        while (left > 0 && (read = stream.read(scrap, 0, Math.min(scrap.length, left))) > 0) {
            left -= read;
        }
    }
}
