package archfixture.modules.rows.downstream;

import archfixture.modules.rows.upstream.projection.Row;

/** Reaches into the rows of another module. */
public class Downstream {

    Row row = new Row();
}
