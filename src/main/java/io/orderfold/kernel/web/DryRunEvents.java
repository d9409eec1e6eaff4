package io.orderfold.kernel.web;

import io.orderfold.kernel.axon.DryRuns;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** What came out of a dry run, for whoever puts its answer into words. */
@Component
public class DryRunEvents {

    private final DryRuns dryRuns;

    DryRunEvents(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    /** Whether the current request is a dry run that a {@link DryRunnable} handler has answered. */
    public static boolean areWanted(MethodParameter returned) {
        return DryRuns.isOn()
                && (returned.hasMethodAnnotation(DryRunnable.class)
                        || returned.getContainingClass().isAnnotationPresent(DryRunnable.class));
    }

    public List<WouldHappen> all() {
        return dryRuns.events().stream().map(WouldHappen::of).toList();
    }
}
