package io.orderfold.kernel.axon;

import io.orderfold.kernel.Actor;
import java.util.Optional;

/** Who is at work in the current thread, as far as anybody has signed in. */
public interface ActorSource {
    Optional<Actor> current();
}
