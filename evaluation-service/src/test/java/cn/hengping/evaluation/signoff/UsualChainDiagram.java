package cn.hengping.evaluation.signoff;

/** Prints the usual chain as a Mermaid state diagram: what the README shows is written from the table by this. */
public final class UsualChainDiagram {
    private UsualChainDiagram() {}

    public static void main(String[] arguments) {
        System.out.println(SignOffChainTest.usual().diagram());
    }
}
