package io.orderfold.kernel.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.DryRuns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Runs a write with {@code ?dryRun=true} as the real one, and undoes it before the answer goes out. It does so with every
 * write of the API, whether it can be asked or not ({@link RefuseDryRuns}): what nobody thought of does not happen.
 */
@Component
@Order(DryRunRequests.ORDER)
class DryRunRequests extends OncePerRequestFilter {

    /** Before a key is looked at: a dry run is no use of it. */
    static final int ORDER = LimitBody.ORDER + 1;

    static final String PARAMETER = "dryRun";

    private final DryRuns dryRuns;
    private final ProblemWriter problems;

    DryRunRequests(DryRuns dryRuns, ProblemWriter problems) {
        this.dryRuns = dryRuns;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LimitBody.WRITES.contains(request.getMethod()) || !Api.isCalled(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean asked;
        try {
            asked = isAsked(request.getQueryString());
        } catch (Rejection malformed) {
            problems.write(request, response, Problems.of(malformed));
            return;
        }
        if (!asked) {
            chain.doFilter(request, response);
            return;
        }
        HeldAnswer held = new HeldAnswer(response);
        try (DryRuns.DryRun run = dryRuns.begin()) {
            chain.doFilter(new WholeRequest.Synchronous(request), held);
        }
        if (!held.isLeftToTheContainer()) {
            held.copyBodyToResponse();
        }
    }

    /**
     * Read from the address alone: the parameters of an upload are in its body. A name that is almost right is refused;
     * whoever writes it wants nothing to happen.
     *
     * @throws Rejection {@code malformed-dry-run}
     */
    static boolean isAsked(@Nullable String query) {
        if (query == null) {
            return false;
        }
        List<String> values = new ArrayList<>();
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams().forEach((raw, given) -> {
            String name = decoded(raw);
            if (name.equals(PARAMETER)) {
                given.forEach(value -> values.add(value == null ? "" : decoded(value)));
            } else if (name.replaceAll("[^A-Za-z]", "").equalsIgnoreCase(PARAMETER)) {
                throw malformed();
            }
        });
        if (values.isEmpty() || values.equals(List.of("false"))) {
            return false;
        }
        if (values.equals(List.of("true"))) {
            return true;
        }
        throw malformed();
    }

    private static String decoded(String raw) {
        try {
            return UriUtils.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return raw;
        }
    }

    private static Rejection malformed() {
        return Rejection.invalid("malformed-dry-run", PARAMETER, "Write dryRun=true or dryRun=false, once.");
    }
}
