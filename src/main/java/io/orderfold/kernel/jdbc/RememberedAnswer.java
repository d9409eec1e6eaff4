package io.orderfold.kernel.jdbc;

import org.jspecify.annotations.Nullable;

/** What a request was answered, so that it can be answered so again. */
public record RememberedAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        String body) {}
