package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.DiscontinueProduct;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {

    private final CommandTargets targets = new CommandTargets();

    record ForNobody(String text) {}

    record ForWhom(@TargetAggregateIdentifier @Nullable String id) {}

    private String target(Object command) {
        return targets.resolveTarget(new GenericCommandMessage<>(command)).getIdentifier();
    }

    @Test
    void isTheMarkedComponentOfARecord() {
        OrderId order = OrderId.random();
        assertThat(target(new PlaceOrder(order))).isEqualTo(order.toString());
    }

    @Test
    void isTheMarkedMethodOfItsInterface() {
        assertThat(target(new DiscontinueProduct(new Sku("MUG")))).isEqualTo("product:MUG");
    }

    @Test
    void asksForNoVersion() {
        assertThat(targets.resolveTarget(new GenericCommandMessage<>(new PlaceOrder(OrderId.random())))
                        .getVersion())
                .isNull();
    }

    @Test
    void refusesACommandThatIsForNobody() {
        assertThatThrownBy(() -> target(new ForNobody("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@TargetAggregateIdentifier");
        assertThatThrownBy(() -> target(new ForWhom(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names no aggregate");
    }
}
