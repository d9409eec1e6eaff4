package io.orderfold.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses passwords: after {@value #FREE} wrong ones for a name from an address, each further one
 * doubles the time in which that address can't try that name again. Others are not held up by it, and neither is a
 * program at the same address whose password is known to be right.
 */
class SignInAttempts {

    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** How long that address has to wait before it may try that name again. */
    synchronized Optional<Duration> pause(String name, String address) {
        Failures known = failures.get(mark(name, address));
        if (known == null || !clock.instant().isBefore(known.until())) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(clock.instant(), known.until()));
    }

    synchronized void failed(String name, String address) {
        Instant now = clock.instant();
        Failures known = failures.get(mark(name, address));
        int count = known == null || known.last().plus(FORGOTTEN).isBefore(now) ? 1 : known.count() + 1;
        Duration pause = count < FREE ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(count - FREE, 16));
        failures.put(
                mark(name, address),
                new Failures(count, now, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause)));
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(mark(name, address));
    }

    private static String mark(String name, String address) {
        return name + "\0" + address;
    }

    private record Failures(int count, Instant last, Instant until) {}
}
