package io.orderfold.access;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who a request comes from.
 *
 * @param revision of the account when its password was checked; a changed account has to sign in again
 */
public record SignedIn(String name, Set<Role> roles, long revision) implements AuthenticatedPrincipal, Serializable {

    static SignedIn as(Account account) {
        return new SignedIn(account.name(), account.roles(), account.revision());
    }

    @Override
    public String getName() {
        return name;
    }

    /** Every role this one may act in: its own and those below. */
    public Set<Role> mayActAs() {
        EnumSet<Role> all = EnumSet.noneOf(Role.class);
        roles.forEach(role -> all.addAll(EnumSet.range(Role.VIEWER, role)));
        return all;
    }
}
