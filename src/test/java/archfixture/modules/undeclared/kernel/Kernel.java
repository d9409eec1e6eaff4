package archfixture.modules.undeclared.kernel;

/** What may be known. */
public class Kernel {}
