package archfixture.modules.cycle.upstream;

import archfixture.modules.cycle.downstream.Downstream;

/** Knows what is downstream of it. */
public class Upstream {

    Downstream downstream = new Downstream();
}
