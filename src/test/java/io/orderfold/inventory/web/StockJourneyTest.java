package io.orderfold.inventory.web;

import static io.orderfold.inventory.OrderDesk.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.InventoryContext;
import io.orderfold.inventory.StockFixture;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.orders.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Stock by HTTP, from the receipt to the row. */
@SpringBootTest(
        classes = InventoryContext.class,
        properties = "spring.datasource.url=jdbc:h2:mem:stock-web;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@AutoConfigureMockMvc
class StockJourneyTest {

    private static final String PROBLEM = "urn:orderfold:problem:";

    @Autowired
    private MockMvc http;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Test
    void answersAReceiptWithTheStockAndItsVersion() throws Exception {
        Sku mug = sku("MUG");

        receive(mug, "{\"quantity\": 12, \"reason\": \"delivery\"}")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"0\""))
                .andExpect(jsonPath("$.sku", equalTo(mug.value())))
                .andExpect(jsonPath("$.onHand", equalTo(12)))
                .andExpect(jsonPath("$.reserved", equalTo(0)))
                .andExpect(jsonPath("$.available", equalTo(12)))
                .andExpect(jsonPath("$.version", equalTo(0)));
    }

    @Test
    void readsWhatWasWritten() throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 12, \"reason\": \"delivery\"}");
        commands.sendAndWait(new ReserveStock(mug, OrderId.random(), 5, false));

        read("/api/stock/" + mug + "?minVersion=1")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.onHand", equalTo(12)))
                .andExpect(jsonPath("$.reserved", equalTo(5)))
                .andExpect(jsonPath("$.available", equalTo(7)));
    }

    @Test
    void answersAnAdjustmentWithTheStock() throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 12, \"reason\": \"delivery\"}");

        adjust(mug, "{\"delta\": -2, \"reason\": \"broken\"}")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.onHand", equalTo(10)));
    }

    @Test
    void answersACountWithTheStock() throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 12, \"reason\": \"delivery\"}");

        count(mug, "{\"counted\": 9, \"reason\": \"stock-taking\"}")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.onHand", equalTo(9)));
    }

    @Test
    void refusesACountOfWhatHasMovedSince() throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 12, \"reason\": \"delivery\"}");
        receive(mug, "{\"quantity\": 5, \"reason\": \"delivery\"}");

        http.perform(write("/api/stock/" + mug + "/counts", "{\"counted\": 12, \"reason\": \"stock-taking\"}")
                        .header("If-Match", "\"0\""))
                .andExpect(status().isPreconditionFailed());
        read("/api/stock/" + mug + "?minVersion=1").andExpect(jsonPath("$.onHand", equalTo(17)));
    }

    @Test
    void holdsBackWhatTheLevelsSayAndListsWhatIsLow() throws Exception {
        Sku mug = sku("LOW");
        Sku pen = sku("LOW");
        receive(mug, "{\"quantity\": 12, \"reason\": \"delivery\"}");
        receive(pen, "{\"quantity\": 12, \"reason\": \"delivery\"}");
        levels(pen, "{\"safetyStock\": 0, \"lowAt\": 4, \"reason\": \"sells fast\"}")
                .andExpect(jsonPath("$.low", equalTo(false)));

        levels(mug, "{\"safetyStock\": 5, \"lowAt\": 7, \"reason\": \"sells fast\"}")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.onHand", equalTo(12)))
                .andExpect(jsonPath("$.available", equalTo(7)))
                .andExpect(jsonPath("$.safetyStock", equalTo(5)))
                .andExpect(jsonPath("$.lowAt", equalTo(7)))
                .andExpect(jsonPath("$.low", equalTo(true)));

        read("/api/stock/" + mug + "?minVersion=2").andExpect(jsonPath("$.low", equalTo(true)));
        read("/api/stock?low=true&limit=200")
                .andExpect(jsonPath("$.items[*].sku", hasItem(mug.value())))
                .andExpect(jsonPath("$.items[*].sku", not(hasItem(pen.value()))))
                .andExpect(jsonPath("$.items[*].low", everyItem(equalTo(true))));
        read("/api/stock?low=false&limit=200")
                .andExpect(jsonPath("$.items[*].sku", hasItem(pen.value())))
                .andExpect(jsonPath("$.items[*].sku", not(hasItem(mug.value()))));
    }

    @Test
    void listsWhatIsLowPageByPage() throws Exception {
        for (int i = 0; i < 3; i++) {
            levels(sku("EMPTY"), "{\"safetyStock\": 0, \"lowAt\": 1, \"reason\": \"sells fast\"}");
            receive(sku("FULL"), "{\"quantity\": 12, \"reason\": \"delivery\"}");
        }
        assertThat(skus("/api/stock?low=true&limit=2"))
                .isSorted()
                .doesNotHaveDuplicates()
                .noneMatch(sku -> sku.startsWith("FULL-"))
                .filteredOn(sku -> sku.startsWith("EMPTY-"))
                .hasSize(3);
    }

    @ParameterizedTest(name = "{0} is refused as {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"counted": -1, "reason": "r"}      | 400 | quantity-out-of-range
                    {"counted": 1000001, "reason": "r"} | 400 | quantity-out-of-range
                    {"counted": 0.5, "reason": "r"}     | 400 | malformed-field
                    {"counted": 1}                      | 400 | field-missing
                    {"reason": "r"}                     | 400 | field-missing
                    {"counted": 1, "reason": ""}        | 400 | text-missing
                    {"counted": 1, "reason": "r"}       | 409 | stock-reserved
                    """)
    void refusesABadCount(String body, int status, String code) throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 3, \"reason\": \"delivery\"}");
        commands.sendAndWait(new ReserveStock(mug, OrderId.random(), 2, false));

        count(mug, body)
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type", equalTo(PROBLEM + code)));
        read("/api/stock/" + mug + "?minVersion=1").andExpect(jsonPath("$.onHand", equalTo(3)));
    }

    @ParameterizedTest(name = "{0} is refused as {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"safetyStock": -1, "reason": "r"}                   | quantity-out-of-range
                    {"safetyStock": 1000001, "reason": "r"}              | quantity-out-of-range
                    {"safetyStock": 1, "lowAt": -1, "reason": "r"}       | quantity-out-of-range
                    {"safetyStock": 1, "lowAt": 99999999, "reason": "r"} | quantity-out-of-range
                    {"safetyStock": 1, "lowAt": 1.5, "reason": "r"}      | malformed-field
                    {"lowAt": 1, "reason": "r"}                          | field-missing
                    {"safetyStock": 1}                                   | field-missing
                    """)
    void refusesBadLevels(String body, String code) throws Exception {
        Sku mug = sku("MUG");
        levels(mug, body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type", equalTo(PROBLEM + code)));
        read("/api/stock/" + mug).andExpect(jsonPath("$.version", equalTo(-1)));
    }

    @Test
    void answersZerosForAProductThatNeverHadStock() throws Exception {
        read("/api/stock/" + sku("NEVER"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"-1\""))
                .andExpect(jsonPath("$.onHand", equalTo(0)))
                .andExpect(jsonPath("$.reserved", equalTo(0)))
                .andExpect(jsonPath("$.available", equalTo(0)));
    }

    @Test
    void takesTheETagOfAProductThatNeverHadStock() throws Exception {
        http.perform(write("/api/stock/" + sku("MUG") + "/receipts", "{\"quantity\": 1, \"reason\": \"delivery\"}")
                        .header("If-Match", "\"-1\""))
                .andExpect(status().isOk());
    }

    @Test
    void refusesAStaleVersion() throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 1, \"reason\": \"delivery\"}");
        receive(mug, "{\"quantity\": 1, \"reason\": \"delivery\"}");

        http.perform(write("/api/stock/" + mug + "/adjustments", "{\"delta\": 1, \"reason\": \"count\"}")
                        .header("If-Match", "\"0\""))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.type", equalTo(PROBLEM + "stale-version")))
                .andExpect(jsonPath("$.actualVersion", equalTo(1)));
        read("/api/stock/" + mug + "?minVersion=1").andExpect(jsonPath("$.onHand", equalTo(2)));
    }

    @ParameterizedTest(name = "{0} is refused as {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"quantity": 0, "reason": "r"}           | 400 | quantity-out-of-range
                    {"quantity": -1, "reason": "r"}          | 400 | quantity-out-of-range
                    {"quantity": 1000001, "reason": "r"}     | 400 | quantity-out-of-range
                    {"quantity": 99999999999, "reason": "r"} | 400 | quantity-out-of-range
                    {"quantity": 1.5, "reason": "r"}         | 400 | malformed-field
                    {"quantity": "1", "reason": "r"}         | 400 | malformed-field
                    {"quantity": null, "reason": "r"}        | 400 | field-missing
                    {"reason": "r"}                          | 400 | field-missing
                    {"quantity": 1}                          | 400 | field-missing
                    {"quantity": 1, "reason": " "}           | 400 | text-missing
                    {"quantity": 1, "reason": "r", "x": 1}   | 400 | unknown-field
                    {"quantity": 1, "reason": "r"            | 400 | malformed-json
                    []                                       | 400 | malformed-field
                    """)
    void refusesABadReceipt(String body, int status, String code) throws Exception {
        Sku mug = sku("MUG");
        receive(mug, body)
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type", equalTo(PROBLEM + code)));
        read("/api/stock/" + mug).andExpect(jsonPath("$.version", equalTo(-1)));
    }

    @ParameterizedTest(name = "{0} is refused as {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"delta": 0, "reason": "r"}            | 400 | adjustment-zero
                    {"delta": 1000001, "reason": "r"}      | 400 | quantity-out-of-range
                    {"delta": -1000001, "reason": "r"}     | 400 | quantity-out-of-range
                    {"delta": -99999999999, "reason": "r"} | 400 | quantity-out-of-range
                    {"delta": 0.5, "reason": "r"}          | 400 | malformed-field
                    {"delta": 1}                           | 400 | field-missing
                    {"reason": "r"}                        | 400 | field-missing
                    {"delta": -4, "reason": "r"}           | 409 | stock-below-zero
                    {"delta": -2, "reason": "r"}           | 409 | stock-reserved
                    """)
    void refusesABadAdjustment(String body, int status, String code) throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 3, \"reason\": \"delivery\"}");
        commands.sendAndWait(new ReserveStock(mug, OrderId.random(), 2, false));

        adjust(mug, body)
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type", equalTo(PROBLEM + code)));
        read("/api/stock/" + mug + "?minVersion=1").andExpect(jsonPath("$.onHand", equalTo(3)));
    }

    @Test
    void doesNotKnowAnUnknownProduct() throws Exception {
        List<ResultActions> answers = List.of(
                read("/api/stock/" + StockFixture.UNKNOWN),
                receive(StockFixture.UNKNOWN, "{\"quantity\": 1, \"reason\": \"delivery\"}"),
                adjust(StockFixture.UNKNOWN, "{\"delta\": 1, \"reason\": \"count\"}"),
                count(StockFixture.UNKNOWN, "{\"counted\": 1, \"reason\": \"count\"}"),
                levels(StockFixture.UNKNOWN, "{\"safetyStock\": 1, \"reason\": \"r\"}"));
        for (ResultActions answer : answers) {
            answer.andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.type", equalTo(PROBLEM + "product-not-found")))
                    .andExpect(jsonPath("$.id", equalTo(StockFixture.UNKNOWN.value())));
        }
    }

    @Test
    void listsStockPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            receive(sku("PAGE"), "{\"quantity\": 1, \"reason\": \"delivery\"}");
        }
        List<String> seen = skus("/api/stock?limit=2");
        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat(seen).filteredOn(sku -> sku.startsWith("PAGE-")).hasSize(5);
    }

    /** Of all pages. */
    private List<String> skus(String path) throws Exception {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            String page = read(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].sku"));
            cursor = (String) JsonPath.<Map<String, Object>>read(page, "$").get("nextCursor");
        }
        return seen;
    }

    @Test
    void hasNoNextPageAfterTheLast() throws Exception {
        receive(sku("MUG"), "{\"quantity\": 1, \"reason\": \"delivery\"}");
        read("/api/stock?limit=200").andExpect(jsonPath("$.nextCursor").doesNotExist());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit-out-of-range",
        "limit=201, limit-out-of-range",
        "limit=x, malformed-parameter",
        "cursor=nonsense, malformed-cursor"
    })
    void refusesAPageThatCannotBe(String parameter, String code) throws Exception {
        read("/api/stock?" + parameter)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type", equalTo(PROBLEM + code)));
    }

    @Test
    void hasTheSameRowsAfterAReplay() throws Exception {
        Sku mug = sku("MUG");
        receive(mug, "{\"quantity\": 12, \"reason\": \"delivery\"}");
        commands.sendAndWait(new ReserveStock(mug, OrderId.random(), 5, false));
        adjust(mug, "{\"delta\": -1, \"reason\": \"broken\"}");
        levels(mug, "{\"safetyStock\": 2, \"lowAt\": 5, \"reason\": \"sells fast\"}");
        count(mug, "{\"counted\": 13, \"reason\": \"stock-taking\"}");
        http.perform(as(
                        put("/api/locations/NORTH"),
                        "{\"name\": \"North\", \"site\": {\"country\": \"DE\", \"postalCode\": \"20095\"}}"))
                .andExpect(status().isOk());
        http.perform(as(put("/api/locations/allocation-rule"), "{\"rule\": \"nearest\"}"))
                .andExpect(status().isOk());
        http.perform(write("/api/stock/" + mug + "/transfers", """
                        {"from": "MAIN", "to": "NORTH", "quantity": 4, "reason": "empty shelves"}""")).andExpect(status().isOk());
        http.perform(write("/api/stock/" + mug + "/transfers/1/receipt", """
                        {"received": 3, "reason": "one is lost"}""")).andExpect(status().isOk());
        read("/api/locations?minVersion=1").andExpect(jsonPath("$.rule", equalTo("nearest")));
        read("/api/stock/" + mug + "?minVersion=7").andExpect(status().isOk());
        read("/api/stock").andExpect(status().isOk());
        List<List<Map<String, Object>>> before = rows();
        StreamingEventProcessor projection = processing
                .eventProcessor("inventory.projection", StreamingEventProcessor.class)
                .orElseThrow();

        projection.shutDown();
        readJdbc.update("update stock set on_hand = 999, document = '{}'");
        readJdbc.update("update stock_at_locations set on_hand = 999");
        readJdbc.update("update location_plans set document = '{}'");
        readJdbc.update("update locations set name = ''");
        projection.resetTokens();
        assertThat(readJdbc.queryForObject("select count(*) from stock", Integer.class))
                .isZero();
        projection.start();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows()).isEqualTo(before));
        assertThat(before.get(0)).anySatisfy(row -> assertThat(row)
                .containsEntry("sku", mug.value())
                .containsEntry("on_hand", 12L)
                .containsEntry("reserved", 5L)
                .containsEntry("available", 5L)
                .containsEntry("low", true));
        assertThat(before.get(1)).anySatisfy(row -> assertThat(row)
                .containsEntry("sku", mug.value())
                .containsEntry("location", "NORTH")
                .containsEntry("on_hand", 3L));
        assertThat(before.get(3))
                .anySatisfy(row ->
                        assertThat(row).containsEntry("location", "NORTH").containsEntry("postal_code", "20095"));
    }

    private List<List<Map<String, Object>>> rows() {
        return Stream.of(
                        "stock order by sku",
                        "stock_at_locations order by sku, location",
                        "location_plans",
                        "locations order by location")
                .map(table -> readJdbc.queryForList("select * from " + table))
                .toList();
    }

    private ResultActions read(String path) throws Exception {
        return http.perform(
                get(path).header("Prefer", "wait=10").with(user("alice").roles("VIEWER")));
    }

    private ResultActions receive(Sku sku, String body) throws Exception {
        return http.perform(write("/api/stock/" + sku + "/receipts", body));
    }

    private ResultActions adjust(Sku sku, String body) throws Exception {
        return http.perform(write("/api/stock/" + sku + "/adjustments", body));
    }

    private ResultActions count(Sku sku, String body) throws Exception {
        return http.perform(write("/api/stock/" + sku + "/counts", body));
    }

    private ResultActions levels(Sku sku, String body) throws Exception {
        return http.perform(as(put("/api/stock/" + sku + "/levels"), body));
    }

    private static MockHttpServletRequestBuilder write(String path, String body) {
        return as(post(path), body);
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request, String body) {
        return request.with(csrf())
                .with(user("alice").roles("VIEWER", "CLERK", "MANAGER"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
