package io.orderfold.kernel.web;

import jakarta.servlet.http.HttpServletRequest;

/** What belongs to the API, by its path. */
final class Api {

    private Api() {}

    static boolean isCalled(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
