package dev.signet.mail.notice;

/**
 * How much is counted and told.
 *
 * @param rows in the book; what finds no room is only known as a number
 * @param rowsOfADomain in the book; what comes after counts together as {@code others}, so that one
 *     domain cannot fill the book
 * @param targetLetters of the longest address for notices that is taken seriously
 * @param notices at the end of a day; domains with more messages first
 * @param daysKept for which the files of notices stay
 */
public record NoticeLimits(
    int rows, int rowsOfADomain, int targetLetters, int notices, int daysKept) {

  /** 10,000 rows, 1,000 of a domain, addresses of 500 letters, 50 notices a day, 30 days. */
  public static final NoticeLimits DEFAULT = new NoticeLimits(10_000, 1000, 500, 50, 30);
}
