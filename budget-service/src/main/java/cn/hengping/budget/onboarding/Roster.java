package cn.hengping.budget.onboarding;

import java.util.Arrays;
import java.util.List;

import cn.hengping.budget.upload.Titles;
import cn.hengping.platform.Role;

/** The tables that a district is brought in by, and who brings them. */
public enum Roster {
    /** 单位 */
    UNITS,
    /** 人员 */
    STAFF,
    /** 岗位 */
    POSTS;

    /** Who brings it, and sees it. */
    public Role by() {
        return switch (this) {
            case UNITS, STAFF -> Role.SYSTEM_ADMIN;
            case POSTS -> Role.SECURITY_ADMIN;
        };
    }

    public List<Column> columns() {
        return switch (this) {
            case UNITS ->
                List.of(Column.UNIT_CODE, Column.UNIT_NAME, Column.KIND, Column.DEPARTMENT, Column.VALID_FROM);
            case STAFF -> List.of(Column.ACCOUNT, Column.TITLE, Column.UNIT_CODE, Column.PERSON_NAME, Column.EMAIL);
            case POSTS -> List.of(Column.ACCOUNT, Column.ROLE, Column.SCOPE);
        };
    }

    /** A column by the titles it goes under, and the field that the rules judge its cell as. */
    public enum Column implements Titles.Column {
        UNIT_CODE(true, "unitCode", "单位代码 单位编码"),
        UNIT_NAME(true, "name", "单位名称"),
        KIND(true, "kind", "单位类别"),
        DEPARTMENT(false, "departmentCode", "主管部门代码 主管部门编码"),
        VALID_FROM(true, "validFrom", "生效日期"),
        ACCOUNT(true, "account", "账号"),
        TITLE(true, "title", "岗位名称 岗位称呼"),
        PERSON_NAME(false, "personName", "姓名"),
        EMAIL(false, "email", "电子邮箱 邮箱"),
        ROLE(true, "role", "角色"),
        SCOPE(false, "scope", "范围单位代码 范围");

        private final boolean needed;
        private final String field;
        private final String titles;

        /** The titles are parted by blanks, which no title holds. */
        Column(boolean needed, String field, String titles) {
            this.needed = needed;
            this.field = field;
            this.titles = titles;
        }

        @Override
        public List<String> titles() {
            return List.of(titles.split(" ", -1));
        }

        @Override
        public boolean isNeeded() {
            return needed;
        }

        /** Whether a rule's pointer means this column's cell: it ends in its field. */
        boolean isMeantBy(String pointer) {
            return pointer.substring(pointer.lastIndexOf('/') + 1).equals(field);
        }
    }

    /** The column that a rule's pointer means; what means no cell is about the first. */
    Column at(String pointer) {
        return columns().stream()
                .filter(column -> column.isMeantBy(pointer))
                .findFirst()
                .orElse(columns().getFirst());
    }

    String[] titles() {
        return columns().stream().map(Column::title).toArray(String[]::new);
    }

    /** The words of a table for the constants of an enum, in an official's words. */
    static <E extends Enum<E>> java.util.Optional<E> constant(
            Class<E> type, java.util.Map<String, E> words, String text) {
        var plain = text.strip();
        var word = words.get(plain);
        return word != null
                ? java.util.Optional.of(word)
                : Arrays.stream(type.getEnumConstants())
                        .filter(one -> one.name().equals(plain))
                        .findFirst();
    }
}
