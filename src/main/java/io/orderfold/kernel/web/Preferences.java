package io.orderfold.kernel.web;

import java.util.Arrays;
import java.util.Collections;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the current request's {@code Prefer} headers (RFC 7240) ask for, apart from waiting. */
final class Preferences {

    private Preferences() {}

    /** Whether a write shall be done also on a later version, if nothing in between stands in its way. */
    static boolean merge() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && Collections.list(current.getRequest().getHeaders("Prefer")).stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .anyMatch(preference -> preference.split(";")[0].strip().equalsIgnoreCase("merge"));
    }
}
