package dev.signet.mail.milter.change;

import dev.signet.mail.message.HeaderField;

/** One step on a header. */
public sealed interface HeaderChange {

  /**
   * A field comes before another.
   *
   * @param index of the other; 1 is the first field that the MTA showed, as 0 is the {@code
   *     Received} field that the MTA adds and does not show
   */
  record Insert(int index, HeaderField field) implements HeaderChange {}

  /** A field comes after all others. */
  record Append(HeaderField field) implements HeaderChange {}

  /**
   * A field takes the place of one of the same name.
   *
   * @param index among the fields of that name, from 1
   */
  record Change(int index, HeaderField field) implements HeaderChange {}

  /**
   * A field goes.
   *
   * @param index among the fields of that name, from 1
   */
  record Delete(int index, String name) implements HeaderChange {}
}
