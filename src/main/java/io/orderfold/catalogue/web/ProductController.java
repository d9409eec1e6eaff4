package io.orderfold.catalogue.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand;
import io.orderfold.catalogue.command.ProductCommand.ChangePrice;
import io.orderfold.catalogue.command.ProductCommand.DiscontinueProduct;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.catalogue.query.ProductPage;
import io.orderfold.catalogue.query.ProductQuery;
import io.orderfold.catalogue.query.ProductQuery.FindProduct;
import io.orderfold.catalogue.query.ProductQuery.ReadProductFromLog;
import io.orderfold.catalogue.query.ProductQuery.SearchProducts;
import io.orderfold.catalogue.query.ProductView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Products over HTTP. Every write answers with the product as the log has it then. */
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products", description = "What is sold, and for how much.")
class ProductController {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    ProductController(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    /** A product to be taken into the catalogue. */
    @Schema(name = "ProductRegistration")
    record RegistrationRequest(
            @Schema(
                    description = "1 to 64 letters, digits and signs; upper and lower case differ",
                    example = "MUG-1",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Sku sku,

            @Schema(
                    description = "At most 200 characters",
                    example = "Mug, blue",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String name,

            @Schema(description = "Zero or more", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Money unitPrice,

            @Schema(description = "\"standard\" unless given", example = "standard") @Nullable
            String taxCategory,

            @Schema(
                    description = "Whether it may be ordered beyond what is in stock; no, unless given",
                    example = "false")
            @Nullable
            Boolean backorderable) {

        RegisterProduct command() {
            return new RegisterProduct(
                    Required.of(sku, "sku"),
                    Required.of(name, "name"),
                    Required.of(unitPrice, "unitPrice"),
                    taxCategory,
                    Boolean.TRUE.equals(backorderable));
        }
    }

    /** What a product shall cost. */
    @Schema(name = "ProductPrice")
    record PriceRequest(
            @Schema(description = "Zero or more", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Money unitPrice) {}

    @Operation(
            operationId = "registerProduct",
            summary = "Register a product",
            description = "The same product sent again is answered as before; another one under a sku that is taken is"
                    + " refused (409 sku-taken).",
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "The product",
                        content =
                                @Content(
                                        schema = @Schema(implementation = ProductView.class),
                                        examples = @ExampleObject(ProductExamples.PRODUCT))),
                @ApiResponse(
                        responseCode = "400",
                        description =
                                "`malformed-sku`, `negative-price`, `too-many-decimals`, `unknown-field`, `field-missing` and the like",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class),
                                        examples = @ExampleObject(ProductExamples.TOO_MANY_DECIMALS))),
                @ApiResponse(
                        responseCode = "409",
                        description = "`sku-taken`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class),
                                        examples = @ExampleObject(ProductExamples.SKU_TAKEN)))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(ProductExamples.REGISTRATION)))
    @PostMapping
    @ManagerMay
    ResponseEntity<ProductView> register(@RequestBody RegistrationRequest request) {
        RegisterProduct command = request.command();
        ProductView product = written(command);
        String path = UriUtils.encodePathSegment(command.sku().value(), StandardCharsets.UTF_8);
        return Reads.created(URI.create("/api/products/" + path), product);
    }

    @Operation(
            operationId = "changePrice",
            summary = "Set a price",
            description = "In the currency of the price given: a product has one price a currency. Lines that are on"
                    + " orders already keep the price they were added at.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product",
                        content =
                                @Content(
                                        schema = @Schema(implementation = ProductView.class),
                                        examples = @ExampleObject(ProductExamples.PRODUCT))),
                @ApiResponse(
                        responseCode = "400",
                        description = "`negative-price`, `too-many-decimals`, `unknown-currency` and the like",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class),
                                        examples = @ExampleObject(ProductExamples.TOO_MANY_DECIMALS))),
                @ApiResponse(
                        responseCode = "404",
                        description = "`product-not-found`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class))),
                @ApiResponse(
                        responseCode = "409",
                        description = "`product-discontinued`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class),
                                        examples = @ExampleObject(ProductExamples.DISCONTINUED))),
                @ApiResponse(
                        responseCode = "412",
                        description = "`stale-version`: it has changed since the version that `If-Match` names",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class)))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(ProductExamples.PRICE)))
    @PutMapping("/{sku}/price")
    @ManagerMay
    ResponseEntity<ProductView> changePrice(@PathVariable Sku sku, @RequestBody PriceRequest request) {
        return Reads.ok(written(new ChangePrice(sku, Required.of(request.unitPrice(), "unitPrice"))));
    }

    @Operation(
            operationId = "discontinueProduct",
            summary = "Discontinue a product",
            description = "Orders keep it; new lines with it are refused (409 product-discontinued).",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product",
                        content =
                                @Content(
                                        schema = @Schema(implementation = ProductView.class),
                                        examples = @ExampleObject(ProductExamples.PRODUCT))),
                @ApiResponse(
                        responseCode = "404",
                        description = "`product-not-found`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class))),
                @ApiResponse(
                        responseCode = "412",
                        description = "`stale-version`: it has changed since the version that `If-Match` names",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class)))
            })
    @DeleteMapping("/{sku}")
    @ManagerMay
    ResponseEntity<ProductView> discontinue(@PathVariable Sku sku) {
        return Reads.ok(written(new DiscontinueProduct(sku)));
    }

    @Operation(
            operationId = "readProduct",
            summary = "Read a product",
            description = "Also one that was discontinued: orders still name it.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The product",
                        content =
                                @Content(
                                        schema = @Schema(implementation = ProductView.class),
                                        examples = @ExampleObject(ProductExamples.PRODUCT))),
                @ApiResponse(
                        responseCode = "404",
                        description = "`product-not-found`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class)))
            })
    @GetMapping("/{sku}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<ProductView> read(
            @PathVariable Sku sku,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one(
                "product",
                sku,
                "product:" + sku,
                () -> ask(new FindProduct(sku)),
                () -> ask(new ReadProductFromLog(sku)));
    }

    @Operation(
            operationId = "listProducts",
            summary = "List products",
            description = "By sku. `nextCursor` leads to what follows.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Some products",
                        content =
                                @Content(
                                        schema = @Schema(implementation = ProductPage.class),
                                        examples = @ExampleObject(ProductExamples.PAGE))),
                @ApiResponse(
                        responseCode = "400",
                        description = "`limit-out-of-range`, `malformed-cursor`, `malformed-parameter`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class)))
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<ProductView> list(
            @Parameter(description = "Words that each stand in the sku or the name, in whatever case", example = "mug")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "Only those that are discontinued, or only those that are not")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean discontinued,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        reads.awaitProjection("catalogue.projection");
        ProductPage page = queries.query(
                        new SearchProducts(q == null || q.isBlank() ? null : q, discontinued, limit, cursor),
                        ProductPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    private ProductView written(ProductCommand command) {
        long version = writes.send(command);
        ProductView product = ask(new ReadProductFromLog(command.sku()))
                .orElseThrow(() -> Rejection.notFound("product", command.sku()));
        reads.awaitWritten(version, () -> ask(new FindProduct(command.sku())));
        return product;
    }

    private Optional<ProductView> ask(ProductQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(ProductView.class))
                .join();
    }
}
