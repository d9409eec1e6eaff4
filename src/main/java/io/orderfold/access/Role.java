package io.orderfold.access;

import java.util.Locale;

/** What an account is trusted with. Each role may do what the ones before it may. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Takes orders and sees them through. */
    CLERK,
    /** Decides over prices, refunds and corrections of stock. */
    MANAGER,
    /** Runs the application: imports, projections, accounts. */
    OPERATOR;

    /** As HTTP and the database write it: {@code clerk}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Spring Security writes it: {@code ROLE_CLERK}. */
    public String authority() {
        return "ROLE_" + name();
    }
}
