package io.orderfold.kernel.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/** The master key over several starts of the application's kernel on one database. */
class MasterKeysTest {

    private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TWO =
            Base64.getEncoder().encodeToString("another-key-another-key-another!".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path data;

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "io.orderfold.kernel",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*|.*Test(\\$.*)?"))
    static class Kernel {}

    private ConfigurableApplicationContext start(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--orderfold.data-dir=" + data));
        all.addAll(Arrays.asList(arguments));
        return new SpringApplicationBuilder(Kernel.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }

    private static String key(String base64) {
        return "--orderfold.personal-data.master-key=" + base64;
    }

    private static String seal(ConfigurableApplicationContext shop, String text) {
        return shop.getBean(PersonalDataCipher.class)
                .seal("name", "c-1", text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static String open(ConfigurableApplicationContext shop, String sealed) {
        return new String(
                shop.getBean(PersonalDataCipher.class).open("name", sealed).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void isMadeOnceAndReadableByItsOwnerAlone() throws Exception {
        String sealed;
        try (var shop = start()) {
            sealed = seal(shop, "Ada");
        }
        Path file = data.resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String made = Files.readString(file);
        try (var shop = start()) {
            assertThat(open(shop, sealed)).isEqualTo("Ada");
        }
        assertThat(file).hasContent(made);
        try (var shop = start(key(made))) {
            assertThat(open(shop, sealed)).isEqualTo("Ada");
        }
    }

    @Test
    void isMissedAtStartWhereItIsAnotherOrGone() throws Exception {
        start().close();
        assertThatThrownBy(() -> start(key(ONE)))
                .rootCause()
                .isInstanceOf(WrongMasterKey.class)
                .hasMessageContaining("encrypted by another master key");
        Files.delete(data.resolve("master.key"));
        assertThatThrownBy(this::start)
                .rootCause()
                .isInstanceOf(WrongMasterKey.class)
                .hasMessageContaining("there is no " + data.resolve("master.key"));
        assertThat(data.resolve("master.key")).doesNotExist();
        assertThatThrownBy(() -> start(key("c2hvcnQ=")))
                .rootCause()
                .hasMessage("The setting orderfold.personal-data.master-key is not the base64 form of 32 bytes.");
    }

    @Test
    void isChangedByNamingTheOneBefore() {
        String sealed;
        try (var shop = start(key(ONE))) {
            sealed = seal(shop, "Ada");
        }
        try (var shop = start(key(TWO), "--orderfold.personal-data.previous-master-keys=" + ONE)) {
            assertThat(open(shop, sealed)).isEqualTo("Ada");
        }
        try (var shop = start(key(TWO))) {
            assertThat(open(shop, sealed))
                    .as("the old one is not needed any more")
                    .isEqualTo("Ada");
            assertThat(seal(shop, "Ada")).isEqualTo(sealed);
        }
        assertThatThrownBy(() -> start(key(ONE))).rootCause().isInstanceOf(WrongMasterKey.class);
    }

    @Test
    void ofADatabaseInMemoryIsKeptInMemory() throws Exception {
        try (var shop = start("--spring.datasource.url=jdbc:h2:mem:keys-in-memory")) {
            assertThat(open(shop, seal(shop, "Ada"))).isEqualTo("Ada");
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aKeyErasedByAnotherNodeIsForgottenHere() {
        String[] shared = {
            key(ONE),
            "--orderfold.personal-data.poll=PT0.05S",
            "--spring.datasource.url=jdbc:h2:mem:two-nodes;DB_CLOSE_DELAY=-1"
        };
        try (var here = start(shared);
                var there = start(shared)) {
            String sealed = seal(here, "Ada");
            assertThat(open(there, sealed)).isEqualTo("Ada");
            new org.springframework.transaction.support.TransactionTemplate(there.getBean(
                            "writeTransactionManager",
                            org.springframework.transaction.PlatformTransactionManager.class))
                    .executeWithoutResult(
                            status -> there.getBean(Erasures.class).erase(() -> "c-1"));
            assertThat(there.getBean(PersonalDataCipher.class).open("name", sealed))
                    .isEmpty();
            org.awaitility.Awaitility.await().until(() -> here.getBean(PersonalDataCipher.class)
                    .open("name", sealed)
                    .isEmpty());
            assertThat(here.getBean(PersonalDataCipher.class).seal("name", "c-1", new byte[] {1}))
                    .isEmpty();
        }
    }

    @Test
    void twoNodesMakeOneKey() throws Exception {
        String[] shared = {
            key(ONE), "--spring.datasource.url=jdbc:h2:mem:racing-nodes;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        };
        try (var here = start(shared);
                var there = start(shared)) {
            for (int i = 0; i < 50; i++) {
                String subject = "c-" + i;
                byte[] text = {1, 2, 3};
                var other = java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> there.getBean(PersonalDataCipher.class).seal("name", subject, text));
                assertThat(here.getBean(PersonalDataCipher.class).seal("name", subject, text))
                        .isEqualTo(other.get());
            }
            assertThat(here.getBean("writeJdbc", JdbcTemplate.class)
                            .queryForObject("select count(*) from personal_data_keys", Integer.class))
                    .isEqualTo(50);
        }
    }

    @Test
    void encryptsSecretsAnewWhenItIsChanged() {
        byte[] secret = {1, 2, 3};
        String before;
        try (var shop = start(key(ONE))) {
            shop.getBean(Secrets.class).keep("webhook 7 1", secret);
            before = sealedSecret(shop);
        }
        try (var shop = start(key(TWO), "--orderfold.personal-data.previous-master-keys=" + ONE)) {
            assertThat(sealedSecret(shop)).isNotEqualTo(before);
        }
        try (var shop = start(key(TWO))) {
            assertThat(shop.getBean(Secrets.class).find("webhook 7 1"))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(secret));
            assertThat(shop.getBean(Secrets.class).find("webhook 8 1")).isEmpty();
            shop.getBean(Secrets.class).forget("webhook 7 1");
            assertThat(shop.getBean(Secrets.class).find("webhook 7 1")).isEmpty();
        }
    }

    private static String sealedSecret(ConfigurableApplicationContext shop) {
        return shop.getBean("writeJdbc", JdbcTemplate.class)
                .queryForObject("select sealed from sealed_secrets", String.class);
    }
}
