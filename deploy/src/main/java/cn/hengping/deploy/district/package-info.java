/**
 * A demonstration district: hundreds of units, thousands of projects, made from a seed and brought in by the public API.
 *
 * <p>Every command is a real one, taken by the post whose step it is, so that events reach the other services; a load that was
 * interrupted is taken up again where it stands.
 */
@NullMarked
package cn.hengping.deploy.district;

import org.jspecify.annotations.NullMarked;
