package cn.hengping.report.document.docx;

import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.hengping.report.document.archive.Packed;
import cn.hengping.report.document.archive.Stencil;
import cn.hengping.report.document.layout.Paper;

/** The three feet of a kind of page (odd, even, cover), packed once: only the code in them differs from document to document. */
final class Feet {
    private static final Feet PORTRAIT = new Feet(Paper.PORTRAIT);
    private static final Feet LANDSCAPE = new Feet(Paper.LANDSCAPE);

    private final List<Stencil> withCode;
    private final List<Packed> withoutCode;

    private Feet(Paper paper) {
        withCode = List.of(
                new Stencil(Footer.odd(paper, true)),
                new Stencil(Footer.even(paper, true)),
                new Stencil(Footer.cover(paper, true)));
        withoutCode = List.of(
                packed(Footer.odd(paper, false)),
                packed(Footer.even(paper, false)),
                packed(Footer.cover(paper, false)));
    }

    private static Packed packed(String content) {
        return Packed.of(content.getBytes(StandardCharsets.UTF_8));
    }

    static Feet of(Paper paper) {
        return paper.isLandscape() ? LANDSCAPE : PORTRAIT;
    }

    List<Packed> with(String code) {
        return withCode.stream().map(foot -> foot.filled(code)).toList();
    }

    List<Packed> without() {
        return withoutCode;
    }
}
