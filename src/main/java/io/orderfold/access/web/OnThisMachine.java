package io.orderfold.access.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Accepts a request whose connection comes from this machine itself. One that has passed a proxy is refused, whatever it
 * claims: the headers that tell of its way can be made up.
 */
class OnThisMachine implements RequestMatcher {

    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    /** Set by Tomcat when it has replaced the connection's address by a header's. */
    private static final String REPLACED = "org.apache.tomcat.request.forwarded";

    @Override
    public boolean matches(HttpServletRequest request) {
        HttpServletRequest received = asReceived(request);
        return PASSED_ON.stream().allMatch(header -> received.getHeader(header) == null)
                && received.getAttribute(REPLACED) == null
                && isLoopback(received.getRemoteAddr());
    }

    /** Filters may have wrapped the request to show other headers than came in. */
    private static HttpServletRequest asReceived(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest received ? received : request;
    }

    private static boolean isLoopback(String address) {
        try {
            // An address in figures, so nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
