/**
 * The interface that computations and files are plugged in by. Every step from scan to target is a {@link org.lodestone.method.Method};
 * a bundle hands its methods over in one {@link org.lodestone.method.MethodProvider}, found by {@link java.util.ServiceLoader} on a class
 * path and as an OSGi service in a framework.
 */
package org.lodestone.method;
