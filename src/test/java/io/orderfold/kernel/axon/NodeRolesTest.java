package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.NodeRole;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeRolesTest {

    @ParameterizedTest
    @CsvSource({
        "query, orders.projection, true",
        "query, orders.process, false",
        "command, orders.projection, false",
        "command, inventory.saga, false",
        "command, catalogue.lookup, true",
        "process, inventory.saga, true",
        "process, payments.provider, true",
        "process, shipments.process, true",
        "process, shipments.projection, false",
        "web, catalogue.lookup, true"
    })
    void sayWhoseEventsAreHandledHere(String role, String group, boolean here) {
        assertThat(new NodeRoles(Set.of(role)).runs(group)).isEqualTo(here);
    }

    @Test
    void areWrittenAsPeopleWriteThem() {
        NodeRoles roles = new NodeRoles(Set.of(" Query ", "WEB", ""));

        assertThat(roles.has(NodeRole.QUERY)).isTrue();
        assertThat(roles.has(NodeRole.WEB)).isTrue();
        assertThat(roles.has(NodeRole.COMMAND)).isFalse();
        assertThat(roles).hasToString("query, web");
    }

    @Test
    void areNoOthersThanThereAre() {
        assertThatThrownBy(() -> new NodeRoles(Set.of("commands")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"commands\"")
                .hasMessageContaining("command, query, process, web");
        assertThatThrownBy(() -> new NodeRoles(Set.of())).isInstanceOf(IllegalStateException.class);
    }
}
