package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the documentation says of the code is read off the code. */
class DocumentationTest {

    private static final Path FLOW = Path.of("docs/flow.md");

    private final FlowDocument flow = new FlowDocument(Code.ORDERFOLD);

    @Test
    void describesTheFlowAsItIs() throws Exception {
        String now = flow.text();
        if (Boolean.getBoolean("orderfold.approve")) {
            Files.createDirectories(FLOW.getParent());
            Files.writeString(FLOW, now);
        }
        assertThat(FLOW).as("run this test with -Dorderfold.approve=true").exists();
        assertThat(Files.readString(FLOW).lines())
                .as(FLOW + " is stale: run this test with -Dorderfold.approve=true and commit the file")
                .containsExactlyElementsOf(now.lines().toList());
    }

    @Test
    void everyCommandIsDecidedAndEveryEventIsEmittedAndHeard() {
        assertThat(flow.looseEnds()).isEmpty();
    }

    @Test
    void readsOffWhatLeadsToWhat() {
        assertThat(flow.text())
                .containsPattern("\\| `ExpireOrder` \\| `Order` \\| `OrderCancelled` \\|")
                .containsPattern("\\| `OrderPlaced` \\| .*`OrderProjection` \\(orders.projection\\).* \\|")
                .containsPattern("\\| `OrderPlaced` \\| .*`ReserveStockForOrder` \\(inventory.process\\).* \\|")
                .containsPattern("\\| `ExpireUnpaidOrder` \\| `TimeToPay` \\| `ExpireOrder` \\|");
    }
}
