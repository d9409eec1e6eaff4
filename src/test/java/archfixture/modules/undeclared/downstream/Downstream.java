package archfixture.modules.undeclared.downstream;

import archfixture.modules.undeclared.kernel.Kernel;
import archfixture.modules.undeclared.upstream.Upstream;

/** Says that it knows the kernel alone. */
public class Downstream {

    Kernel kernel = new Kernel();
    Upstream upstream = new Upstream();
}
