package io.orderfold.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a file's bytes are read as characters. */
public enum ImportCharset {
    /** UTF-8 where the whole file is well-formed UTF-8, else Latin-1. */
    AUTO("auto", StandardCharsets.UTF_8),
    UTF_8("utf-8", StandardCharsets.UTF_8),
    LATIN_1("latin-1", StandardCharsets.ISO_8859_1);

    private final String text;
    private final Charset charset;

    ImportCharset(String text, Charset charset) {
        this.text = text;
        this.charset = charset;
    }

    /** @throws Rejection {@code unknown-charset} */
    @JsonCreator
    public static ImportCharset of(String text) {
        for (ImportCharset charset : values()) {
            if (charset.text.equals(text)) {
                return charset;
            }
        }
        throw Rejection.invalid("unknown-charset", "charset", "The charset is \"auto\", \"utf-8\" or \"latin-1\".");
    }

    public Charset charset() {
        return charset;
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
