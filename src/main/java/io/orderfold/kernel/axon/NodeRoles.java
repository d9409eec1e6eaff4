package io.orderfold.kernel.axon;

import io.orderfold.kernel.NodeRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this node does: {@code orderfold.roles}, which a start with a role that there is not is refused for. */
@Component
public class NodeRoles {

    private final Set<NodeRole> roles;

    NodeRoles(@Value("${orderfold.roles:command,query,process,web}") Set<String> names) {
        roles = EnumSet.noneOf(NodeRole.class);
        names.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(name -> roles.add(role(name)));
        if (roles.isEmpty()) {
            throw new IllegalStateException("orderfold.roles is empty: this node would do nothing");
        }
    }

    private static NodeRole role(String name) {
        return Arrays.stream(NodeRole.values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "orderfold.roles has \"" + name + "\"; there are " + words(EnumSet.allOf(NodeRole.class))));
    }

    public boolean has(NodeRole role) {
        return roles.contains(role);
    }

    /** Whether this node handles the events of a group. Look-ups hear what is appended here, whoever appends it. */
    boolean runs(String group) {
        return switch (group.substring(group.lastIndexOf('.') + 1)) {
            case "projection" -> has(NodeRole.QUERY);
            case "process", "provider", "saga" -> has(NodeRole.PROCESS);
            default -> true;
        };
    }

    /** As they are written in the setting. */
    @Override
    public String toString() {
        return words(roles);
    }

    private static String words(Set<NodeRole> roles) {
        return roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
