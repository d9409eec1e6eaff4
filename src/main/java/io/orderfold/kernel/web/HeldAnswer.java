package io.orderfold.kernel.web;

import io.orderfold.kernel.jdbc.RememberedAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is kept back until what it says has been committed, and can be taken back until then. */
class HeldAnswer extends ContentCachingResponseWrapper {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final List<String> before;
    private boolean leftToTheContainer;

    HeldAnswer(HttpServletResponse response) {
        super(response);
        this.before = new ArrayList<>(response.getHeaderNames());
    }

    RememberedAnswer answer() {
        return new RememberedAnswer(
                getStatus(),
                getContentType(),
                getHeader(HttpHeaders.LOCATION),
                getHeader(HttpHeaders.ETAG),
                new String(getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    /** Answers as another request was answered before, and says so. */
    static void repeat(RememberedAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, answer.etag());
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Takes back what has been said so far; what filters before us said stays. */
    @SuppressWarnings("NullAway") // a header or a content type of null is none: so says the servlet specification
    void takeBack() {
        resetBuffer();
        Collection<String> names = List.copyOf(getHeaderNames());
        names.stream().filter(name -> !before.contains(name)).forEach(name -> setHeader(name, null));
        setContentType(null);
        setStatus(SC_OK);
    }

    /** Whether the container is to make up the answer, as it does for an error nobody has written a body for. */
    boolean isLeftToTheContainer() {
        return leftToTheContainer;
    }

    @Override
    public void sendError(int status) throws IOException {
        leftToTheContainer = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        leftToTheContainer = true;
        super.sendError(status, message);
    }
}
