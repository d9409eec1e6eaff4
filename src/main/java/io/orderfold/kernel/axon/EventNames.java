package io.orderfold.kernel.axon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The names of all events this release can record, such as {@code OrderPlaced}; found once, when first asked for. */
@Component
public class EventNames {

    private static final String ROOT = "io/orderfold/";
    private static final String CLASS = ".class";

    private volatile Set<String> names = Set.of();

    public Set<String> all() {
        if (names.isEmpty()) {
            names = find();
        }
        return names;
    }

    private static Set<String> find() {
        Set<String> found = new TreeSet<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + ROOT + "*/event/*" + CLASS)) {
                String path = file.getURL().toString();
                String name = path.substring(path.lastIndexOf(ROOT), path.length() - CLASS.length())
                        .replace('/', '.');
                Class<?> type = ClassUtils.resolveClassName(name, EventNames.class.getClassLoader());
                if (type.isRecord() && !type.isMemberClass()) {
                    found.add(type.getSimpleName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The application's own classes can't be listed", e);
        }
        return Set.copyOf(found);
    }
}
