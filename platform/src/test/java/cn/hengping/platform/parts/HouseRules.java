package cn.hengping.platform.parts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Instant;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The house law that a compiler cannot see. A service extends it with its root package. */
public abstract class HouseRules {
    private static final String[] EDGES = {"..http..", "..postgres..", "..kafka..", "..keycloak.."};

    private final String root;
    private final JavaClasses classes;

    protected HouseRules(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    @Test
    @DisplayName("服务之间互不依赖，只依赖平台")
    void services_depend_on_the_platform_and_never_on_each_other() {
        noClasses()
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to another service") {
                    @Override
                    public boolean test(JavaClass other) {
                        var name = other.getPackageName();
                        return name.startsWith("cn.hengping.")
                                && !name.startsWith("cn.hengping.platform")
                                && !name.equals(root)
                                && !name.startsWith(root + ".");
                    }
                })
                .check(classes);
    }

    @Test
    @DisplayName("业务间之间不成环")
    void rooms_form_no_cycles() {
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    @DisplayName("业务间的根不知道技术边缘")
    void a_room_does_not_know_its_edges() {
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + "..http..", root + "..postgres..", root + "..kafka..", root + "..keycloak..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    @DisplayName("边缘的类不对外公开")
    void edge_classes_are_package_private() {
        classes()
                .that()
                .resideInAnyPackage(EDGES)
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    @DisplayName("模型的记录与枚举不沾框架")
    void records_and_enums_of_the_model_know_no_framework() {
        classes()
                .that()
                .resideOutsideOfPackages(EDGES)
                .and(new DescribedPredicate<JavaClass>("are records or enums") {
                    @Override
                    public boolean test(JavaClass candidate) {
                        return candidate.isRecord() || candidate.isEnum();
                    }
                })
                .and()
                .areNotAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "cn.hengping..", "org.jspecify..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    @DisplayName("名称不用空泛的后缀")
    void no_name_ends_in_an_empty_word() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto|VO|PO|Service)")
                .check(classes);
    }

    @Test
    @DisplayName("不用字段注入")
    void nothing_is_injected_into_fields() {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    @DisplayName("时间由时钟给出")
    void time_comes_from_the_clock() {
        noClasses().should().callMethod(Instant.class, "now").check(classes);
    }

    @Test
    @DisplayName("只有监听与转发处可以阻塞等待")
    void only_listeners_and_the_relay_block() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..kafka..")
                .should()
                .callMethodWhere(new DescribedPredicate<>("Mono.block or Flux.block*") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                        var owner = call.getTargetOwner();
                        return (owner.isEquivalentTo(Mono.class) || owner.isEquivalentTo(Flux.class))
                                && call.getName().startsWith("block");
                    }
                })
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    @DisplayName("包均声明空值约定")
    void every_package_is_null_marked() {
        classes()
                .that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(new com.tngtech.archunit.lang.ArchCondition<>("reside in a @NullMarked package") {
                    @Override
                    public void check(JavaClass candidate, com.tngtech.archunit.lang.ConditionEvents events) {
                        var marked = candidate.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                        if (!marked) {
                            events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    candidate, candidate.getPackageName() + " has no @NullMarked package-info"));
                        }
                    }
                })
                .check(classes);
    }
}
