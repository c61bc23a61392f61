package cn.hengping.report.document;

/** DOCX to edit, PDF to print and seal, OFD as the state files official documents. All three say the same. */
public enum DocumentFormat {
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("pdf", "application/pdf"),
    OFD("ofd", "application/ofd");

    private final String extension;
    private final String mediaType;

    DocumentFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
