package cn.hengping.verifier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sum as a person writes it down, {@code 266 ÷ 280 × 15 = 14.25} or {@code (1 − (30 − 20) ÷ 20) × 10 = 5}, read from left to right with
 * the usual precedence.
 *
 * @param value what the left side comes to
 * @param result what stands on the right side
 */
record Arithmetic(BigDecimal value, BigDecimal result) {
    private static final Pattern EQUATION =
            Pattern.compile("(?:.*[：:])?\\s*([-0-9.%÷×+−()\\s]+[÷×+−][-0-9.%÷×+−()\\s]+)=\\s*([0-9.]+)\\s*");
    private static final int INNER_SCALE = 15;

    /** The sum that this text is, if it is one. */
    static Optional<Arithmetic> of(String text) {
        var equation = EQUATION.matcher(text);
        if (!equation.matches()) {
            return Optional.empty();
        }
        try {
            var reading = new Reading(equation.group(1).replaceAll("\\s", ""));
            return Optional.of(new Arithmetic(reading.whole(), new BigDecimal(equation.group(2))));
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    boolean holds() {
        return value.setScale(2, RoundingMode.HALF_UP).compareTo(result) == 0;
    }

    /** Reads the left side, character by character. */
    private static final class Reading {
        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        BigDecimal whole() {
            var value = sum();
            if (at < text.length()) {
                throw new NumberFormatException(text.substring(at));
            }
            return value;
        }

        private boolean next(char character) {
            if (at < text.length() && text.charAt(at) == character) {
                at++;
                return true;
            }
            return false;
        }

        private BigDecimal sum() {
            var value = product();
            while (true) {
                if (next('+')) {
                    value = value.add(product());
                } else if (next('−')) {
                    value = value.subtract(product());
                } else {
                    return value;
                }
            }
        }

        private BigDecimal product() {
            var value = factor();
            while (true) {
                if (next('×')) {
                    value = value.multiply(factor());
                } else if (next('÷')) {
                    value = value.divide(factor(), INNER_SCALE, RoundingMode.HALF_UP);
                } else {
                    return value;
                }
            }
        }

        private BigDecimal factor() {
            if (next('(')) {
                var value = sum();
                if (!next(')')) {
                    throw new NumberFormatException(text);
                }
                return value;
            }
            var from = at;
            while (at < text.length() && "-0123456789.".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            var number = new BigDecimal(text.substring(from, at));
            return next('%') ? number.movePointLeft(2) : number;
        }
    }
}
