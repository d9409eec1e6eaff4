package io.orderfold.access;

import io.orderfold.kernel.Rejection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Sees to it that somebody can sign in: where there is no account yet, {@value #NAME} is made, with the configured
 * password or else a random one that nobody but the start's log ever shows. A configured password holds from each start
 * on, which is the way back in for whoever has lost theirs.
 */
@Component
@ConditionalOnWebApplication
public class FirstOperator implements SmartInitializingSingleton {

    public static final String NAME = "admin";

    private final Accounts accounts;
    private final Passwords passwords;
    private final String configured;
    private @Nullable String made;

    FirstOperator(
            Accounts accounts, Passwords passwords, @Value("${orderfold.security.admin-password:}") String configured) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.configured = configured;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!configured.isEmpty()) {
            useConfigured();
        } else if (accounts.none()) {
            String password = Passwords.random();
            if (insert(password)) {
                made = password;
            }
        }
    }

    /** The password made at this start, once: whoever asks first is to show it. */
    public synchronized Optional<String> takeMadePassword() {
        Optional<String> password = Optional.ofNullable(made);
        made = null;
        return password;
    }

    public boolean isPasswordConfigured() {
        return !configured.isEmpty();
    }

    private void useConfigured() {
        if (!Passwords.fits(configured)) {
            throw new IllegalStateException(
                    "orderfold.security.admin-password is longer than " + Passwords.MOST_BYTES + " bytes");
        }
        Optional<Credential> admin = accounts.find(NAME);
        if (admin.isEmpty() && insert(configured)) {
            return;
        }
        Credential known = accounts.find(NAME).orElseThrow();
        boolean asConfigured = known.account().enabled()
                && known.account().roles().contains(Role.OPERATOR)
                && passwords.matches(configured, known.passwordHash());
        if (!asConfigured) {
            accounts.recover(NAME, configured);
        }
    }

    /** @return false when another node, starting at the same moment, was first */
    private boolean insert(String password) {
        try {
            accounts.insert(NAME, password, Set.of(Role.OPERATOR));
            return true;
        } catch (Rejection taken) {
            return false;
        }
    }
}
