package io.orderfold.audit.query;

import io.orderfold.audit.VerificationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of verifications. */
public record VerificationPage(
        List<VerificationView> items, @Nullable String nextCursor) {}
