package io.orderfold.customers.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.access.Role;
import io.orderfold.catalogue.SmallShopTest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CustomerControllerTest extends SmallShopTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String HOME =
            "{\"line1\": \"1 Analytical Row\", \"postalCode\": \"10115\", \"city\": \"Berlin\", \"country\": \"de\"}";

    private String id;

    @BeforeEach
    void choose() {
        id = "web-" + NUMBER.incrementAndGet();
    }

    private String ada() {
        return """
                {"customerId": "%s", "name": "Ada Example", "email": "ada@example.org", "addresses": [%s]}
                """.formatted(id, HOME);
    }

    private void nothingThere() {
        get("/api/customers/" + id).refused(404, "customer-not-found", null);
    }

    @Test
    void registersACustomer() {
        Answer answer = post("/api/customers", ada());
        JsonNode customer = answer.ok(201);
        assertThat(answer.header("Location")).endsWith("/api/customers/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(customer.at("/customerId").asString()).isEqualTo(id);
        assertThat(customer.at("/name").asString()).isEqualTo("Ada Example");
        assertThat(customer.at("/email").asString()).isEqualTo("ada@example.org");
        assertThat(customer.at("/addresses/0/country").asString()).isEqualTo("DE");
        assertThat(get("/api/customers/" + id).ok(200)).isEqualTo(customer);
    }

    @Test
    void choosesAnIdWhereTheClientHasNone() {
        Answer answer = post("/api/customers", "{\"name\": \"Ada Example\"}");
        String chosen = answer.ok(201).at("/customerId").asString();
        assertThat(chosen).matches("[0-9a-z]{1,25}");
        assertThat(answer.header("Location")).endsWith("/api/customers/" + chosen);
        assertThat(get("/api/customers/" + chosen).ok(200).at("/addresses").size())
                .isZero();
        assertThat(post("/api/customers", "{\"name\": \"Ada Example\"}")
                        .ok(201)
                        .at("/customerId")
                        .asString())
                .isNotEqualTo(chosen);
    }

    @Test
    void answersTheSameCustomerAgainAsBefore() {
        JsonNode first = post("/api/customers", ada()).ok(201);
        assertThat(post("/api/customers", ada()).ok(201)).isEqualTo(first);
    }

    @Test
    void refusesAnotherCustomerUnderATakenIdAndTellsNothingOfEither() {
        post("/api/customers", ada()).ok(201);
        JsonNode problem = post("/api/customers", ada().replace("Ada Example", "Eve Sample"))
                .refused(409, "customer-id-taken", null);
        assertThat(problem.toString()).doesNotContainIgnoringCase("Ada", "Eve", "example", "Berlin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Ada Example\"       | null                         | field-missing         | name",
                "\"Ada Example\"       | \"  \"                       | text-missing          | name",
                "\"Ada Example\"       | 7                            | malformed-field       | name",
                "\"ada@example.org\"   | \"nobody\"                   | malformed-email       | email",
                "\"Berlin\"            | null                         | text-missing          | addresses[0].city",
                "\"de\"                | \"ZZ\"                       | unknown-country       | addresses[0].country",
                "\"postalCode\"        | \"zip\"                      | unknown-field         | addresses[0].zip",
                "\"email\"             | \"phone\"                    | unknown-field         | phone"
            })
    void refusesDetailsThatAreNone(String right, String wrong, String code, String field) {
        JsonNode problem = post("/api/customers", ada().replace(right, wrong)).refused(400, code, field);
        assertThat(problem.toString()).doesNotContain("Ada", "nobody", "Berlin", "Analytical");
        nothingThere();
    }

    @Test
    void refusesAMalformedId() {
        post("/api/customers", ada().replace(id, "a b")).refused(400, "malformed-customer-id", "customerId");
        post("/api/customers", ada().replace(id, "")).refused(400, "malformed-customer-id", "customerId");
    }

    @Test
    void refusesAnAddressThatIsNull() {
        post("/api/customers", ada().replace(HOME, "null")).refused(400, "field-missing", "addresses");
        nothingThere();
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        post("/api/customers", ada()).ok(201);
        Answer renamed = patch("/api/customers/" + id, "{\"name\": \"Ada Sample\"}");
        JsonNode customer = renamed.ok(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(customer.at("/name").asString()).isEqualTo("Ada Sample");
        assertThat(customer.at("/email").asString()).isEqualTo("ada@example.org");
        assertThat(customer.at("/addresses").size()).isEqualTo(1);
        assertThat(get("/api/customers/" + id).ok(200)).isEqualTo(customer);
    }

    @Test
    void takesAwayWhatIsGivenAsNull() {
        post("/api/customers", ada()).ok(201);
        JsonNode customer = patch("/api/customers/" + id, "{\"email\": null, \"addresses\": []}")
                .ok(200);
        assertThat(customer.has("email")).isFalse();
        assertThat(customer.at("/addresses").size()).isZero();
        assertThat(customer.at("/name").asString()).isEqualTo("Ada Example");
    }

    @Test
    void changesNothingWhereNothingIsGiven() {
        post("/api/customers", ada()).ok(201);
        Answer same = patch("/api/customers/" + id, "{}");
        same.ok(200);
        assertThat(same.header("ETag")).isEqualTo("\"0\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": null}         | field-missing   | name",
                "{\"name\": \"\"}         | text-missing    | name",
                "{\"addresses\": null}    | field-missing   | addresses",
                "{\"addresses\": [null]}  | field-missing   | addresses",
                "{\"email\": \"a\"}       | malformed-email | email",
                "{\"customerId\": \"b\"}  | unknown-field   | customerId"
            })
    void refusesAChangeThatIsNone(String body, String code, String field) {
        post("/api/customers", ada()).ok(201);
        patch("/api/customers/" + id, body).refused(400, code, field);
        assertThat(get("/api/customers/" + id).ok(200).at("/version").asInt()).isZero();
    }

    @Test
    void refusesToChangeAnUnknownCustomer() {
        JsonNode problem =
                patch("/api/customers/" + id, "{\"name\": \"Ada\"}").refused(404, "customer-not-found", null);
        assertThat(problem.at("/id").asString()).isEqualTo(id);
        nothingThere();
    }

    @Test
    void refusesAStaleIfMatch() {
        post("/api/customers", ada()).ok(201);
        Map<String, String> first = Map.of("If-Match", "\"0\"");
        call(Role.CLERK, "PATCH", "/api/customers/" + id, "{\"name\": \"Ada A\"}", first)
                .ok(200);
        call(Role.CLERK, "PATCH", "/api/customers/" + id, "{\"name\": \"Ada B\"}", first)
                .refused(412, "stale-version", null);
        assertThat(get("/api/customers/" + id).ok(200).at("/name").asString()).isEqualTo("Ada A");
    }

    @Test
    void listsEachCustomerOnce() {
        Set<String> registered = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            registered.add(post("/api/customers", "{\"name\": \"Ada\"}")
                    .ok(201)
                    .at("/customerId")
                    .asString());
        }
        Set<String> listed = new HashSet<>();
        String last = "";
        JsonNode page = get("/api/customers?limit=2").ok(200);
        while (true) {
            for (JsonNode customer : page.at("/items")) {
                String found = customer.at("/customerId").asString();
                assertThat(found).isGreaterThan(last);
                last = found;
                listed.add(found);
            }
            if (!page.has("nextCursor")) {
                break;
            }
            page = get("/api/customers?limit=2&cursor=" + page.at("/nextCursor").asString())
                    .ok(200);
        }
        assertThat(listed).containsAll(registered);
        get("/api/customers?limit=1000").refused(400, "limit-out-of-range", "limit");
    }

    @Test
    void keepsSeveralAddressesAndTheirDefaults() {
        post("/api/customers", ada()).ok(201);
        String path = "/api/customers/" + id + "/addresses";
        Answer added = post(
                path, "{\"label\": \"work\", \"line1\": \"2 Mill Lane\", \"city\": \"Dublin\", \"country\": \"IE\"}");
        JsonNode customer = added.ok(201);
        String work = customer.at("/addresses/1/addressId").asString();
        assertThat(added.header("Location")).endsWith(path + "/" + work);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(customer.at("/addresses/0/defaultFor").toString()).isEqualTo("[\"shipping\",\"billing\"]");
        assertThat(customer.at("/addresses/1/defaultFor").size()).isZero();
        assertThat(customer.at("/addresses/1/label").asString()).isEqualTo("work");
        assertThat(customer.at("/addresses/1/line1").asString()).isEqualTo("2 Mill Lane");

        customer = put(path + "/" + work + "/default", "{\"use\": \"billing\"}").ok(200);
        assertThat(customer.at("/addresses/0/defaultFor").toString()).isEqualTo("[\"shipping\"]");
        assertThat(customer.at("/addresses/1/defaultFor").toString()).isEqualTo("[\"billing\"]");
        assertThat(get("/api/customers/" + id).ok(200)).isEqualTo(customer);

        customer = put(path + "/" + work, "{\"line1\": \"3 Mill Lane\", \"city\": \"Dublin\", \"country\": \"IE\"}")
                .ok(200);
        assertThat(customer.at("/addresses/1/line1").asString()).isEqualTo("3 Mill Lane");
        assertThat(customer.at("/addresses/1").has("label")).isFalse();
        assertThat(customer.at("/addresses/1/defaultFor").toString()).isEqualTo("[\"billing\"]");

        String home = customer.at("/addresses/0/addressId").asString();
        customer = delete(path + "/" + home).ok(200);
        assertThat(customer.at("/addresses").size()).isEqualTo(1);
        assertThat(customer.at("/addresses/0/addressId").asString()).isEqualTo(work);
        assertThat(customer.at("/addresses/0/defaultFor").toString()).isEqualTo("[\"shipping\",\"billing\"]");
        assertThat(get("/api/customers/" + id).ok(200)).isEqualTo(customer);
        delete(path + "/" + home).refused(404, "address-not-found", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"city\": \"Berlin\", \"country\": \"DE\"}                                         | field-missing   | line1",
                "{\"line1\": \"Row\", \"city\": \"Berlin\", \"country\": \"ZZ\"}                   | unknown-country | country",
                "{\"line1\": \"Row\", \"city\": \"Berlin\", \"country\": \"DE\", \"label\": \"My home\"} | malformed-label | label",
                "{\"line1\": \"Row\", \"city\": \"Berlin\", \"country\": \"DE\", \"addressId\": \"9\"}   | unknown-field   | addressId"
            })
    void refusesAnAddressThatIsNone(String body, String code, String field) {
        post("/api/customers", ada()).ok(201);
        post("/api/customers/" + id + "/addresses", body).refused(400, code, field);
        put("/api/customers/" + id + "/addresses/1", body).refused(400, code, field);
        put("/api/customers/" + id + "/addresses/1/default", "{\"use\": \"parties\"}")
                .refused(400, "unknown-address-use", "use");
        put("/api/customers/" + id + "/addresses/first", "{\"line1\": \"Row\", \"city\": \"B\", \"country\": \"DE\"}")
                .refused(404, "address-not-found", null);
        assertThat(get("/api/customers/" + id).ok(200).at("/version").asInt()).isZero();
    }

    @Test
    void remembersWhatTheyAgreedTo() {
        post("/api/customers", ada()).ok(201);
        String path = "/api/customers/" + id + "/consents/newsletter";
        JsonNode customer = call(Role.CLERK, "PUT", path, "{\"given\": true, \"source\": \"checkout\"}", Map.of())
                .ok(200);
        JsonNode consent = customer.at("/consents/0");
        assertThat(consent.at("/purpose").asString()).isEqualTo("newsletter");
        assertThat(consent.at("/given").asBoolean()).isTrue();
        assertThat(consent.at("/source").asString()).isEqualTo("checkout");
        assertThat(consent.at("/by").asString()).isEqualTo("user:clerk");
        assertThat(consent.at("/since").asString())
                .isEqualTo(customer.at("/updatedAt").asString());

        customer = put(path, "{\"given\": false, \"source\": \"phone\"}").ok(200);
        assertThat(customer.at("/consents").size()).isEqualTo(1);
        assertThat(customer.at("/consents/0/given").asBoolean()).isFalse();
        assertThat(customer.at("/consents/0/by").asString()).isEqualTo("user:manager");
        assertThat(get("/api/customers/" + id).ok(200)).isEqualTo(customer);

        put("/api/customers/" + id + "/consents/News", "{\"given\": true, \"source\": \"phone\"}")
                .refused(400, "malformed-purpose", "purpose");
        put(path, "{\"given\": true}").refused(400, "field-missing", "source");
        put(path, "{\"source\": \"phone\"}").refused(400, "field-missing", "given");
    }

    @Test
    void makesOneCustomerOfTwo() {
        post("/api/customers", ada()).ok(201);
        String other = "other-of-" + id;
        post("/api/customers", ada().replace(id, other)).ok(201);
        String merge = "{\"into\": \"" + other + "\", \"reason\": \"registered twice\"}";
        call(Role.CLERK, "POST", "/api/customers/" + id + "/merge", merge, Map.of())
                .refused(403, "forbidden", null);

        JsonNode merged = post("/api/customers/" + id + "/merge", merge).ok(200);
        assertThat(merged.at("/mergedInto").asString()).isEqualTo(other);
        assertThat(merged.at("/name").asString()).isEqualTo("Ada Example");
        assertThat(get("/api/customers/" + id).ok(200)).isEqualTo(merged);
        JsonNode stays = get("/api/customers/" + other).ok(200);
        assertThat(stays.at("/absorbed").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(stays.has("mergedInto")).isFalse();

        JsonNode problem =
                patch("/api/customers/" + id, "{\"name\": \"Ada A\"}").refused(409, "customer-merged", null);
        assertThat(problem.at("/mergedInto").asString()).isEqualTo(other);
        post("/api/customers/" + other + "/merge", merge.replace(other, id))
                .refused(409, "customer-stands-for-others", null);
        String third = "third-of-" + id;
        post("/api/customers", ada().replace(id, third)).ok(201);
        post("/api/customers/" + third + "/merge", merge.replace(other, id)).refused(409, "customer-merged", null);
        assertThat(get("/api/customers/" + third).ok(200).at("/version").asInt())
                .isZero();
        assertThat(post("/api/customers/" + third + "/merge", merge.replace(other, "nobody-" + id))
                        .refused(404, "customer-not-found", null)
                        .at("/id")
                        .asString())
                .isEqualTo("nobody-" + id);
        post("/api/customers/" + third + "/merge", merge.replace(other, third))
                .refused(400, "merged-into-itself", "into");
        post("/api/customers/" + third + "/merge", "{\"into\": \"x\"}").refused(400, "field-missing", "reason");
    }

    @Test
    void letsViewersOnlyRead() {
        call(Role.VIEWER, "POST", "/api/customers", ada(), Map.of()).refused(403, "forbidden", null);
        nothingThere();
    }

    @Test
    void takesAndAnswersWhatItsDocumentShows() {
        JsonNode example = JsonMapper.shared().readTree(CustomerExamples.CUSTOMER);
        JsonNode customer =
                post("/api/customers", CustomerExamples.REGISTRATION).ok(201);
        assertThat(customer.propertyNames()).containsExactlyInAnyOrderElementsOf(example.propertyNames());
        String path = "/api/customers/" + customer.at("/customerId").asString();
        assertThat(patch(path, CustomerExamples.CHANGE).ok(200).has("email")).isFalse();

        JsonNode document =
                call(Role.OPERATOR, "GET", "/v3/api-docs", null, Map.of()).ok(200);
        JsonNode answer = document.at("/paths/~1api~1customers/post/responses/201/content/application~1json");
        assertThat(answer.at("/example")).isEqualTo(example);
        assertThat(answer.at("/schema/$ref").asString()).endsWith("/CustomerView");
    }
}
