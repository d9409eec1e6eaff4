package io.orderfold.access;

import io.orderfold.kernel.Versioned;
import java.time.Instant;
import java.util.Set;

/**
 * A person or program that may sign in.
 *
 * @param revision grows with each change, so that a sign-in from before it can be told
 * @param changedBy the actor of the last change
 */
public record Account(
        String name,
        Set<Role> roles,
        boolean enabled,
        long revision,
        Instant createdAt,
        Instant changedAt,
        String changedBy)
        implements Versioned {

    public Account {
        roles = Set.copyOf(roles);
    }

    @Override
    public long version() {
        return revision;
    }
}
