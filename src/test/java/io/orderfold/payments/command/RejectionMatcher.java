package io.orderfold.payments.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;

/** A refusal by its kind and code, and the maximum it names, if it has to name one. */
final class RejectionMatcher extends BaseMatcher<Throwable> {

    private final Rejection.Kind kind;
    private final String code;
    private final @Nullable Money maximum;

    RejectionMatcher(Rejection.Kind kind, String code) {
        this(kind, code, null);
    }

    RejectionMatcher(Rejection.Kind kind, String code, @Nullable Money maximum) {
        this.kind = kind;
        this.code = code;
        this.maximum = maximum;
    }

    @Override
    public boolean matches(Object actual) {
        return actual instanceof Rejection rejection
                && rejection.kind() == kind
                && rejection.code().equals(code)
                && (maximum == null || maximum.equals(rejection.details().get("maximum")));
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a refusal " + kind + " " + code + (maximum == null ? "" : ", at most " + maximum));
    }
}
