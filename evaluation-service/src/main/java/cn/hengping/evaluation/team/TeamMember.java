package cn.hengping.evaluation.team;

/** Somebody on the team: an account, shown by the title of the post that it holds in its unit. */
public record TeamMember(String account, String title, TeamPost post) {}
