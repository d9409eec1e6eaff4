package archfixture.modules.rows.upstream.projection;

/** What nobody outside may know. */
public class Row {}
