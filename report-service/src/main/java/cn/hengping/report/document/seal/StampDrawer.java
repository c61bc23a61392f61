package cn.hengping.report.document.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import cn.hengping.report.document.seal.stamp.Stamp;
import cn.hengping.report.document.seal.stamp.StampPlace;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pdf.AnnotationBox;
import eu.europa.esig.dss.pdf.pdfbox.visible.PdfBoxSignatureDrawer;
import eu.europa.esig.dss.pdf.visible.SignatureFieldBoxBuilder;
import eu.europa.esig.dss.pdf.visible.VisualSignatureFieldAppearance;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Puts the stamp on the page of a PDF: as the look of the signature's own field, so that who removes the seal removes its picture. The
 * red is named by its place among all colours (CalRGB), as PDF/A asks, and lies on the text as ink does.
 */
final class StampDrawer implements PdfBoxSignatureDrawer, SignatureFieldBoxBuilder {
    private static final float POINTS = (float) (72 / 25.4);
    private static final float SIDE = (float) Stamp.WIDTH * POINTS;
    private static final COSName INK = COSName.getPDFName("Ink");
    private static final COSName LAID = COSName.getPDFName("Laid");
    private static final int PRINTED = 4;
    private static final int LOCKED = 128;

    private final Stamp stamp;
    private final StampPlace place;
    private final float sheetHeight;
    private SignatureOptions options = new SignatureOptions();

    StampDrawer(Stamp stamp, StampPlace place, double sheetHeight) {
        this.stamp = stamp;
        this.place = place;
        this.sheetHeight = (float) sheetHeight * POINTS;
    }

    @Override
    public void init(SignatureImageParameters parameters, PDDocument document, SignatureOptions signatureOptions) {
        options = signatureOptions;
    }

    private PDRectangle box() {
        return new PDRectangle(
                (float) place.left() * POINTS, sheetHeight - (float) place.top() * POINTS - SIDE, SIDE, SIDE);
    }

    @Override
    public VisualSignatureFieldAppearance buildSignatureFieldBox() {
        var box = box();
        return () ->
                new AnnotationBox(box.getLowerLeftX(), box.getLowerLeftY(), box.getUpperRightX(), box.getUpperRightY());
    }

    /** The library takes the look of a field from a file that has just this field. */
    @Override
    public void draw() throws IOException {
        try (var template = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            template.addPage(page);
            var form = new PDAcroForm(template);
            template.getDocumentCatalog().setAcroForm(form);
            var field = new PDSignatureField(form);
            var widget = field.getWidgets().getFirst();
            widget.setPage(page);
            widget.setRectangle(box());
            widget.setAnnotationFlags(PRINTED | LOCKED);
            var look = new PDAppearanceDictionary();
            look.setNormalAppearance(look(template));
            widget.setAppearance(look);
            page.getAnnotations().add(widget);
            form.getFields().add(field);
            template.save(out);
            options.setVisualSignature(new ByteArrayInputStream(out.toByteArray()));
            options.setPage(place.page());
        }
    }

    private PDAppearanceStream look(PDDocument template) throws IOException {
        var red = Stamp.red();
        var drawing = "q /Laid gs " + POINTS + " 0 0 " + POINTS + " 0 0 cm /Ink cs " + red[0] + " " + red[1] + " "
                + red[2] + " sc\n" + stamp.pdf() + "Q\n";
        var stream = new PDStream(
                template, new ByteArrayInputStream(drawing.getBytes(StandardCharsets.US_ASCII)), COSName.FLATE_DECODE);
        var form = new PDFormXObject(stream);
        form.setBBox(new PDRectangle(SIDE, SIDE));
        form.setResources(resources());
        return new PDAppearanceStream(form.getCOSObject());
    }

    private static PDResources resources() {
        var resources = new PDResources();
        var laid = new PDExtendedGraphicsState();
        laid.setBlendMode(BlendMode.MULTIPLY);
        resources.put(LAID, laid);
        var spaces = new COSDictionary();
        spaces.setItem(INK, ink());
        resources.getCOSObject().setItem(COSName.COLORSPACE, spaces);
        return resources;
    }

    /** The primaries and the white of sRGB (IEC 61966-2-1), with its gamma as near as this kind of space says it. */
    private static COSArray ink() {
        var space = new COSDictionary();
        space.setItem(COSName.WHITE_POINT, numbers(0.9505f, 1, 1.089f));
        space.setItem(COSName.GAMMA, numbers(2.2f, 2.2f, 2.2f));
        space.setItem(
                COSName.MATRIX,
                numbers(0.4124f, 0.2126f, 0.0193f, 0.3576f, 0.7152f, 0.1192f, 0.1805f, 0.0722f, 0.9505f));
        var ink = new COSArray();
        ink.add(COSName.CALRGB);
        ink.add(space);
        return ink;
    }

    private static COSArray numbers(float... values) {
        var array = new COSArray();
        for (var value : values) {
            array.add(new COSFloat(value));
        }
        return array;
    }
}
