package archfixture.shop.query;

import javax.sql.DataSource;

/** An answer that needs a database. */
public record AnswerThatAsksTheDatabase(DataSource dataSource) {}
