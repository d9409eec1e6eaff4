package io.orderfold.kernel.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The two databases. The write side holds the log and what must commit with it; the read side holds the query models
 * with their own tracking tokens, by default in the schema {@value #READ_SCHEMA} of the same database, else wherever
 * {@code orderfold.read.datasource.url} points: an empty one fills itself by replay. Each is migrated as it is opened.
 */
@Configuration(proxyBeanMethods = false)
public class Databases {

    /** Marks the read side's beans. */
    public static final String READ = "read";

    /**
     * Marks the connections to the write database on which keys are read and made: two, kept apart, so that whoever has a
     * transaction of the write side open never waits for another of its connections.
     */
    public static final String KEYS = "keys";

    static final String READ_SCHEMA = "read_model";

    @Bean
    @Primary
    HikariDataSource writeDataSource(
            DataSourceProperties properties,
            // Made before, so that it is done away with after: then nobody has H2's file open any more.
            DatabaseFiles files,
            @Value("${orderfold.write.pool-size:20}") int poolSize) {
        HikariDataSource dataSource = open(
                "write", properties.determineUrl(), properties.getUsername(), properties.getPassword(), poolSize, null);
        migrate(dataSource, "write", vendor(dataSource), null);
        return dataSource;
    }

    @Bean
    @Qualifier(READ)
    HikariDataSource readDataSource(
            DataSource writeDataSource,
            DataSourceProperties write,
            Environment environment,
            @Value("${orderfold.read.pool-size:16}") int poolSize) {
        String url = environment.getProperty("orderfold.read.datasource.url");
        boolean own = url != null && !url.isBlank();
        String effective = url != null && !url.isBlank() ? url : write.determineUrl();
        String schema = effective.startsWith("jdbc:h2:") ? READ_SCHEMA.toUpperCase(Locale.ROOT) : READ_SCHEMA;
        String username = own ? environment.getProperty("orderfold.read.datasource.username") : write.getUsername();
        String password = own ? environment.getProperty("orderfold.read.datasource.password") : write.getPassword();
        try (HikariDataSource migrating = open("read-migration", effective, username, password, 2, null)) {
            migrate(migrating, "read", vendor(migrating), schema);
        }
        return open("read", effective, username, password, poolSize, schema);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(KEYS)
    HikariDataSource keyDataSource(DataSource writeDataSource, DataSourceProperties properties) {
        return open("keys", properties.determineUrl(), properties.getUsername(), properties.getPassword(), 2, null);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(KEYS)
    JdbcTemplate keyJdbc(@Qualifier(KEYS) DataSource keyDataSource) {
        return new JdbcTemplate(keyDataSource);
    }

    @Bean
    @Primary
    PlatformTransactionManager writeTransactionManager(DataSource writeDataSource) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(writeDataSource);
        // A command within another's transaction may be refused, and whoever sent it go on. What the refused one would
        // have done, it has not written yet: events are appended at the very end.
        transactions.setGlobalRollbackOnParticipationFailure(false);
        return transactions;
    }

    @Bean
    @Qualifier(READ)
    PlatformTransactionManager readTransactionManager(@Qualifier(READ) DataSource readDataSource) {
        return new JdbcTransactionManager(readDataSource);
    }

    @Bean
    @Primary
    JdbcTemplate writeJdbc(DataSource writeDataSource) {
        return new JdbcTemplate(writeDataSource);
    }

    @Bean
    @Qualifier(READ)
    JdbcTemplate readJdbc(@Qualifier(READ) DataSource readDataSource) {
        return new JdbcTemplate(readDataSource);
    }

    private static HikariDataSource open(
            String name,
            String url,
            @Nullable String username,
            @Nullable String password,
            int poolSize,
            @Nullable String schema) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(absolute(url));
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        if (schema != null) {
            config.setSchema(schema);
        }
        return new HikariDataSource(config);
    }

    /** H2 refuses a file path that is neither absolute nor starts with a dot. */
    static String absolute(String url) {
        String prefix = "jdbc:h2:file:";
        if (!url.startsWith(prefix)) {
            return url;
        }
        int end = url.indexOf(';');
        String path = url.substring(prefix.length(), end < 0 ? url.length() : end);
        String options = end < 0 ? "" : url.substring(end);
        return path.startsWith("~")
                ? url
                : prefix + Path.of(path).toAbsolutePath().normalize() + options;
    }

    private static String vendor(HikariDataSource dataSource) {
        return dataSource.getJdbcUrl().startsWith("jdbc:postgresql:") ? "postgresql" : "h2";
    }

    private static void migrate(DataSource dataSource, String side, String vendor, @Nullable String schema) {
        var flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations(
                        "classpath:db/migration/" + side + "/common", "classpath:db/migration/" + side + "/" + vendor)
                // Modules bring their own blocks of versions, so a lower number may arrive after a higher one.
                .outOfOrder(true);
        if (schema != null) {
            flyway.schemas(schema).createSchemas(true);
        }
        Flyway migration = flyway.load();
        if (schema != null && migration.info().pending().length > 0) {
            PlainNames.restore(dataSource, schema);
        }
        migration.migrate();
    }
}
