package io.orderfold.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Accepts what no foreign page can have made a browser send in somebody's name.
 *
 * <p>A call of the API that brings neither a session nor credentials is nobody's: it is sent to the sign-in. One with
 * credentials of its own may come from a program, but also from a browser: one that remembers a Basic sign-in adds it to
 * requests that other sites' pages make, so the {@code Authorization} header alone proves nothing. But a browser always
 * says where a writing request comes from: by {@code Sec-Fetch-Site}, and by {@code Origin} (the text {@code null} where
 * it hides the place). A program says neither.
 */
class NeedsNoToken implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return request.getRequestedSessionId() == null
                    && request.getRequestURI().startsWith(request.getContextPath() + "/api/");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isHere(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean isHere(String origin, @Nullable String host) {
        try {
            String authority = new URI(origin).getAuthority();
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
