package cn.hengping.evaluation.inspection;

/** What a rule looks at. It is silent about whatever it is not sure of. */
@FunctionalInterface
public interface Check {
    void look(Dossier dossier, Found found);
}
