package io.orderfold.access;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Finds out whether name and password belong together. */
@Component
class CheckPassword implements AuthenticationProvider {

    private final Accounts accounts;
    private final Passwords passwords;
    private final VerifiedCredentials verified = new VerifiedCredentials();
    private final SignInAttempts attempts = new SignInAttempts(Clock.systemUTC());

    CheckPassword(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        String name = claim.getName().toLowerCase(Locale.ROOT);
        String password =
                claim.getCredentials() == null ? "" : claim.getCredentials().toString();
        Optional<SignedIn> known = verified.find(name, password);
        if (known.isPresent()) {
            if (accounts.stillHolds(known.get())) {
                return granted(known.get(), claim);
            }
            verified.forget(name, password);
        }
        return granted(check(name, password, address(claim)), claim);
    }

    private SignedIn check(String name, String password, String address) {
        attempts.pause(name, address).ifPresent(pause -> {
            throw new TooManyAttempts(pause);
        });
        Optional<Credential> credential =
                accounts.find(name).filter(found -> found.account().enabled());
        if (credential.isEmpty()) {
            passwords.matchNobody(password);
        } else if (passwords.matches(password, credential.get().passwordHash())) {
            attempts.succeeded(name, address);
            SignedIn signedIn = SignedIn.as(credential.get().account());
            verified.remember(password, signedIn);
            return signedIn;
        }
        attempts.failed(name, address);
        throw new BadCredentialsException("Wrong name or password");
    }

    private static Authentication granted(SignedIn signedIn, Authentication claim) {
        List<GrantedAuthority> authorities = signedIn.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        var granted = UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities);
        granted.setDetails(claim.getDetails());
        return granted;
    }

    private static String address(Authentication claim) {
        return claim.getDetails() instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : "";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
