package io.orderfold.access;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.ActorSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may sign in, and as what. There is always an operator left who can change it. */
@Component
public class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** How long a change made by another node may go unnoticed here. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private final AccountRows rows;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final ObjectProvider<ActorSource> actors;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    Accounts(
            AccountRows rows,
            Passwords passwords,
            PlatformTransactionManager writeTransactionManager,
            ObjectProvider<ActorSource> actors) {
        this.rows = rows;
        this.passwords = passwords;
        this.transaction = new TransactionTemplate(writeTransactionManager);
        this.actors = actors;
    }

    public List<Account> all() {
        return rows.all().stream().map(Credential::account).toList();
    }

    public Account get(String name) {
        return credential(name).account();
    }

    /**
     * @throws Rejection {@code user-name-taken}, or when the name, the password or the roles won't do
     */
    public Account create(String name, String password, Set<Role> roles) {
        if (!name.matches("[a-z][a-z0-9._-]{0,63}")) {
            throw AccountRejection.malformedName();
        }
        requireFit(password);
        return insert(name, password, roles);
    }

    /** @param expected the revision it was asked for, or null for whichever there is */
    public Account changeRoles(String name, Set<Role> roles, @Nullable Long expected) {
        requireRole(roles);
        return change(name, expected, before -> with(before, roles, before.enabled()), null);
    }

    public Account changePassword(String name, String password, @Nullable Long expected) {
        requireFit(password);
        return change(name, expected, before -> with(before, before.roles(), before.enabled()), password);
    }

    /** From now on it can't sign in; what it did stays on record under its name. */
    public Account disable(String name, @Nullable Long expected) {
        return change(name, expected, before -> with(before, before.roles(), false), null);
    }

    public Account enable(String name, @Nullable Long expected) {
        return change(name, expected, before -> with(before, before.roles(), true), null);
    }

    /** Whether what was known of an account at its sign-in still holds, give or take {@link #FRESH}. */
    public boolean stillHolds(SignedIn signedIn) {
        Seen known = seen.get(signedIn.name());
        if (known == null || known.until().isBefore(Instant.now())) {
            Optional<Credential> found = rows.find(signedIn.name());
            known = new Seen(
                    found.filter(c -> c.account().enabled())
                            .map(c -> c.account().revision())
                            .orElse(-1L),
                    Instant.now().plus(FRESH));
            seen.put(signedIn.name(), known);
        }
        return known.revision() == signedIn.revision();
    }

    boolean none() {
        return rows.isEmpty();
    }

    Optional<Credential> find(String name) {
        return rows.find(name);
    }

    /** The first operator's password may be as short as whoever configures it likes. */
    Account insert(String name, String password, Set<Role> roles) {
        requireRole(roles);
        Instant now = now();
        Account account = new Account(name, roles, true, 0, now, now, actor());
        String hash = passwords.hash(password);
        try {
            transaction.executeWithoutResult(status -> {
                if (rows.find(name).isPresent()) {
                    throw AccountRejection.nameTaken(name);
                }
                rows.insert(account, hash);
            });
        } catch (DuplicateKeyException atTheSameMoment) {
            throw AccountRejection.nameTaken(name);
        }
        LOG.info("{} created user {} with roles {}", account.changedBy(), name, roles);
        return account;
    }

    /** Gives the account back to whoever holds the configuration: this password, enabled, operator. */
    void recover(String name, String password) {
        change(name, null, before -> with(before, Set.of(Role.OPERATOR), true), password);
    }

    private Account change(
            String name, @Nullable Long expected, UnaryOperator<Account> change, @Nullable String newPassword) {
        // Hashing takes a while on purpose; not within the transaction.
        String newHash = newPassword == null ? null : passwords.hash(newPassword);
        Account changed = transaction.execute(status -> {
            List<String> operators = rows.lockOperators();
            Credential before = credential(name);
            if (expected != null && expected != before.account().revision()) {
                throw Rejection.stale(expected, before.account().revision());
            }
            Account after = change.apply(before.account());
            boolean mayOperate = after.enabled() && after.roles().contains(Role.OPERATOR);
            if (operators.equals(List.of(name)) && !mayOperate) {
                throw AccountRejection.lastOperator(name);
            }
            if (!rows.update(before.account(), after, newHash == null ? before.passwordHash() : newHash)) {
                throw Rejection.conflict("concurrent-change", "Somebody else changed the user at the same moment.");
            }
            forgetOnceCommitted(name);
            return after;
        });
        LOG.info(
                "{} changed user {}: enabled={}, roles={}{}",
                changed.changedBy(),
                name,
                changed.enabled(),
                changed.roles(),
                newPassword == null ? "" : ", new password");
        return changed;
    }

    private void forgetOnceCommitted(String name) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                seen.remove(name);
            }
        });
    }

    private Account with(Account before, Set<Role> roles, boolean enabled) {
        return new Account(before.name(), roles, enabled, before.revision() + 1, before.createdAt(), now(), actor());
    }

    private Credential credential(String name) {
        return rows.find(name).orElseThrow(() -> AccountRejection.unknown(name));
    }

    private String actor() {
        return actors.stream()
                .flatMap(source -> source.current().stream())
                .findFirst()
                .orElse(Actor.SYSTEM)
                .name();
    }

    /** Both databases keep microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static void requireFit(String password) {
        if (password.codePointCount(0, password.length()) < Passwords.SHORTEST || !Passwords.fits(password)) {
            throw AccountRejection.weakPassword();
        }
    }

    private static void requireRole(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw AccountRejection.noRole();
        }
    }

    private record Seen(long revision, Instant until) {}
}
