package io.orderfold.access;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.axon.ActorSource;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whoever has signed in for the request that the current thread handles. */
@Component
class SignedInActor implements ActorSource {

    @Override
    public Optional<Actor> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return Optional.of(Actor.user(authentication.getName()));
    }
}
