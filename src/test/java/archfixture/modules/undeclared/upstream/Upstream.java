package archfixture.modules.undeclared.upstream;

/** What has not been declared. */
public class Upstream {}
