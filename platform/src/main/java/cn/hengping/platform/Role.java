package cn.hengping.platform;

/** What a post may do (角色). The names are the Keycloak role names, letter for letter. */
public enum Role {
    PREPARER,
    STAFF,
    UNIT_HEAD,
    DEPARTMENT_REVIEWER,
    BUREAU_REVIEWER,
    BUREAU_HEAD,
    CAMPAIGN_MANAGER,
    AUDITOR,
    SYSTEM_ADMIN,
    SECURITY_ADMIN,
    AUDIT_ADMIN
}
