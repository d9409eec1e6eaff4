package io.orderfold.operations.web;

import io.orderfold.access.Permissions;
import io.orderfold.access.Role;
import io.orderfold.kernel.web.PastViewRight;
import org.springframework.stereotype.Component;

/** Whoever may have it made by hand has it made by asking for a list of then. */
@Component
class ManagersHaveThePastMade implements PastViewRight {

    @Override
    public boolean isGiven() {
        return Permissions.has(Role.MANAGER);
    }
}
