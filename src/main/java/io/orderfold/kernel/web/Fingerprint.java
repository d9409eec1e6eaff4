package io.orderfold.kernel.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** Tells one request from another: SHA-256 of method, path, query and body. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest = sha256();
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        add(digest, request.getQueryString());
        BufferedRequest buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        if (buffered != null) {
            digest.update(buffered.body());
        } else if (LimitBody.isUpload(request)) {
            addParts(digest, request);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Not the raw bytes: the boundary between the parts is another one each time. The files stream from disk. */
    private static void addParts(MessageDigest digest, HttpServletRequest request)
            throws IOException, ServletException {
        for (Part part : request.getParts()) {
            add(digest, part.getName());
            add(digest, part.getSubmittedFileName());
            add(digest, String.valueOf(part.getSize()));
            try (InputStream content = part.getInputStream();
                    OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                content.transferTo(into);
            }
        }
    }

    private static void add(MessageDigest digest, @Nullable String text) {
        if (text != null) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
