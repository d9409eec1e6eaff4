package io.orderfold;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a class stands: its module, and the stage of the flow within it ({@code ""} for the module's root). */
record Place(String module, String stage) {

    private static final List<String> BASES = List.of("io.orderfold", "archfixture");
    private static final String ROOT = "";

    /** The modules that are no part of the flow: plumbing, and who is who. */
    private static final Set<String> OUTSIDE_THE_FLOW = Set.of("kernel", "access", ROOT);

    /** What each stage may import of its own module. */
    private static final Map<String, Set<String>> OWN = Map.of(
            ROOT,
            Set.of(ROOT),
            "event",
            Set.of(ROOT, "event"),
            "command",
            Set.of(ROOT, "event", "command"),
            "process",
            Set.of(ROOT, "event", "command", "process"),
            "projection",
            Set.of(ROOT, "event", "query", "projection"),
            "query",
            Set.of(ROOT, "event", "query"),
            "web",
            Set.of(ROOT, "command", "query", "web"),
            "console",
            Set.of(ROOT, "command", "query", "console"));

    /** What each stage may import of the modules upstream, and of the kernel. Which these are is Modulith's affair. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            ROOT,
            Set.of(ROOT, "personal"),
            "event",
            Set.of(ROOT, "personal"),
            "command",
            Set.of(ROOT, "personal", "axon"),
            "process",
            Set.of(ROOT, "personal", "axon", "encryption", "event", "command", "query"),
            "projection",
            Set.of(ROOT, "personal", "axon", "jdbc", "encryption", "event"),
            "query",
            Set.of(ROOT, "personal", "event"),
            "web",
            Set.of(ROOT, "personal", "web", "query"),
            "console",
            Set.of(ROOT, "console"));

    static boolean isPlaced(JavaClass type) {
        return BASES.stream().anyMatch(base -> type.getPackageName().startsWith(base + "."));
    }

    static Place of(JavaClass type) {
        return of(type.getPackageName());
    }

    static Place of(String name) {
        String base = BASES.stream()
                .filter(candidate -> name.startsWith(candidate + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " belongs to no module"));
        String[] parts = name.substring(base.length() + 1).split("\\.");
        return new Place(parts[0], parts.length > 1 ? parts[1] : ROOT);
    }

    static DescribedPredicate<JavaClass> isKnown() {
        return DescribedPredicate.describe(
                "stand in the flow", type -> isPlaced(type) && !OUTSIDE_THE_FLOW.contains(of(type).module()));
    }

    /** Root, events and queries: what others read. */
    static DescribedPredicate<JavaClass> isOfTheLanguage() {
        return isKnown()
                .and(DescribedPredicate.describe("are words, events or queries", type -> Set.of(ROOT, "event", "query")
                        .contains(of(type).stage())));
    }

    boolean mayImport(Place target) {
        boolean own = target.module().equals(module);
        return (own ? OWN : OTHERS).getOrDefault(stage, Set.of()).contains(target.stage());
    }

    @Override
    public String toString() {
        return module + (stage.isEmpty() ? "'s root" : "." + stage);
    }
}
