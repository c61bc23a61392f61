package cn.hengping.report.document.archive;

/** Text as XML takes it. */
public final class Xml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private Xml() {}

    public static String head() {
        return HEAD;
    }

    public static String escaped(String text) {
        StringBuilder escaped = null;
        for (var i = 0; i < text.length(); i++) {
            var entity = entity(text.charAt(i));
            if (!entity.isEmpty() && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                append(escaped, text.charAt(i), entity);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static void append(StringBuilder escaped, char character, String entity) {
        if (entity.isEmpty()) {
            escaped.append(character);
        } else {
            escaped.append(entity);
        }
    }

    private static String entity(char character) {
        return switch (character) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            default -> "";
        };
    }
}
