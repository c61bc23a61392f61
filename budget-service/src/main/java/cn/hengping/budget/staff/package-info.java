/**
 * Staff and their posts (工作人员与岗位): who works where and may act as what. It decides that a post fits its place and that
 * nobody holds two of the three administrators' posts (三员分立); it leaves to Keycloak who somebody is.
 */
@NullMarked
package cn.hengping.budget.staff;

import org.jspecify.annotations.NullMarked;
