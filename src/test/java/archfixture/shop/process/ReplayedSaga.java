package archfixture.shop.process;

import archfixture.shop.event.ThingSold;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** A saga that a replay would repeat, in a group of another module. */
@Saga
@ProcessingGroup("other.saga")
public class ReplayedSaga {

    @StartSaga
    @SagaEventHandler(associationProperty = "thing")
    void when(ThingSold event) {}
}
