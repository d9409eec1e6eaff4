package io.orderfold.access;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What whoever has signed in for the request that the current thread handles is trusted with. */
public final class Permissions {

    /** Which role may do all that another may. */
    public static final RoleHierarchy HIERARCHY = RoleHierarchyImpl.withDefaultRolePrefix()
            .role(Role.OPERATOR.name())
            .implies(Role.MANAGER.name())
            .role(Role.MANAGER.name())
            .implies(Role.CLERK.name())
            .role(Role.CLERK.name())
            .implies(Role.VIEWER.name())
            .build();

    private Permissions() {}

    /** Whether they have the role, or one that may do all that it may; nobody has where nobody has signed in. */
    public static boolean has(Role required) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && HIERARCHY.getReachableGrantedAuthorities(authentication.getAuthorities()).stream()
                        .anyMatch(granted -> required.authority().equals(granted.getAuthority()));
    }
}
