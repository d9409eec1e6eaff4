package archfixture.modules.rows.upstream;

/** What may be known. */
public class Upstream {}
