package archfixture.shop.web;

import org.springframework.jdbc.core.JdbcTemplate;

/** A controller with a database of its own. */
class ControllerThatAsksTheDatabase {

    private final JdbcTemplate jdbc;

    ControllerThatAsksTheDatabase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    int get() {
        return jdbc.update("delete from things");
    }
}
