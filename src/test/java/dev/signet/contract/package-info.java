/**
 * The contract in {@code wsdl/}: what it admits, what it refuses, and that it names every door.
 *
 * <p>XKMS 2.0 and WSDL 1.1. It is judged as files; no class of the house is known here.
 */
@NullMarked
package dev.signet.contract;

import org.jspecify.annotations.NullMarked;
