package io.orderfold.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Wrong passwords came too often; whether this one is right was not looked at. */
public class TooManyAttempts extends AuthenticationException {

    private final Duration pause;

    TooManyAttempts(Duration pause) {
        super("Too many wrong passwords");
        this.pause = pause;
    }

    /** How long to wait before the next try. */
    public Duration pause() {
        return pause;
    }
}
