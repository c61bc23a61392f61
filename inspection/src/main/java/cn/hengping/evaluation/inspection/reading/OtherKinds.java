package cn.hengping.evaluation.inspection.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/** Files that are not read, told by their first bytes, each with what to do about it. Their names count for nothing. */
final class OtherKinds {
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final List<byte[]> PICTURES = List.of(
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            ascii("GIF8"),
            ascii("BM"),
            new byte[] {'I', 'I', '*', 0},
            new byte[] {'M', 'M', 0, '*'});
    private static final List<byte[]> ARCHIVES =
            List.of(ascii("Rar!"), new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF}, new byte[] {0x1F, (byte) 0x8B});
    private static final int HEAD = 1_024;

    private OtherKinds() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static void refuse(byte[] bytes) {
        if (ReadFile.begins(bytes, 0, OLE)) {
            throw new Unreadable(holds(bytes, ENCRYPTED) ? Why.ENCRYPTED : Why.OLD_OFFICE);
        }
        if (ReadFile.begins(bytes, 0, ascii("{\\rtf"))) {
            throw new Unreadable(Why.RTF);
        }
        if (PICTURES.stream().anyMatch(mark -> ReadFile.begins(bytes, 0, mark))) {
            throw new Unreadable(Why.PICTURE);
        }
        if (ARCHIVES.stream().anyMatch(mark -> ReadFile.begins(bytes, 0, mark))) {
            throw new Unreadable(Why.ARCHIVE);
        }
        var head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1)
                .replaceFirst("^[^ -~]{0,3}\\s*", "")
                .toLowerCase(Locale.ROOT);
        if (head.matches("(?s)(<!doctype html|<html|<meta |<table|<head|mime-version:).*") || head.contains("<html")) {
            throw new Unreadable(Why.WEB_PAGE);
        }
        if (head.startsWith("<?xml") || head.startsWith("<?mso")) {
            throw new Unreadable(Why.XML);
        }
    }

    static void refusePackage(OfficePackage zip) {
        if (zip.has("OFD.xml")) {
            throw new Unreadable(Why.OFD);
        }
        if (zip.has("mimetype") || zip.has("content.xml")) {
            throw new Unreadable(Why.OPEN_DOCUMENT);
        }
        if (!zip.has("[Content_Types].xml")) {
            throw new Unreadable(Why.ARCHIVE);
        }
    }

    private static boolean holds(byte[] bytes, byte[] part) {
        for (var i = 0; i <= bytes.length - part.length; i++) {
            if (ReadFile.begins(bytes, i, part)) {
                return true;
            }
        }
        return false;
    }
}
