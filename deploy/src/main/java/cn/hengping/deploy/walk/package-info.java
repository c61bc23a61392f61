/**
 * The main job, walked once by everybody whose turn it is: from a project's budget to the signed report.
 *
 * <p>It goes through the gateway like any program, with a token of each post's own account, and it may be interrupted and
 * taken up again anywhere: every command carries a key that is the same on every walk.
 */
@NullMarked
package cn.hengping.deploy.walk;

import org.jspecify.annotations.NullMarked;
