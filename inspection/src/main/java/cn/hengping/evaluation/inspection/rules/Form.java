package cn.hengping.evaluation.inspection.rules;

import java.util.Map;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Place;

/** Rules over what a report wants beside its text: signature, seal, date. */
public final class Form {
    private Form() {}

    public static Map<String, Check> checks() {
        return Map.of("SignatureMissing", Form::signature, "SealMissing", Form::seal, "DateMissing", Form::date);
    }

    private static void signature(Dossier dossier, Found found) {
        dossier.narrative().form().blankSignatures().stream()
                .findFirst()
                .ifPresent(place -> found.at(place, "“" + place.excerpt() + "”之后空白"));
    }

    private static void seal(Dossier dossier, Found found) {
        var form = dossier.narrative().form();
        if (!form.hasPictures()) {
            form.blankSeals().stream()
                    .findFirst()
                    .ifPresent(place -> found.at(place, "写有“" + place.excerpt() + "”，文件中没有图章"));
        }
    }

    private static void date(Dossier dossier, Found found) {
        var form = dossier.narrative().form();
        var blank = form.blankDate();
        if (blank != null) {
            found.at(blank, "日期空白");
        } else if (form.isReport() && !form.hasDate()) {
            found.at(Place.WHOLE, "封面和文末都没有日期");
        }
    }
}
