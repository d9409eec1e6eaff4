package io.orderfold.whatif.command;

import io.orderfold.whatif.Scenario;
import io.orderfold.whatif.WhatIfId;

/** Everything that can be asked of what-ifs. */
public sealed interface WhatIfCommand {

    WhatIfId whatIfId();

    /** Has the orders of a period reckoned once more, in the background. */
    record AskWhatIf(WhatIfId whatIfId, Scenario scenario) implements WhatIfCommand {}

    /** Stops one that is not over; one that is stays as it is. */
    record CancelWhatIf(WhatIfId whatIfId) implements WhatIfCommand {}
}
