package archfixture.modules.cycle.downstream;

import archfixture.modules.cycle.upstream.Upstream;

/** Knows what is upstream of it. */
public class Downstream {

    Upstream upstream = new Upstream();
}
