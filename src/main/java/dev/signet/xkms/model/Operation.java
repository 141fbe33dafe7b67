package dev.signet.xkms.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The nine operations; each has a request element and a result element of its own name (schema,
 * WSDL note).
 */
public enum Operation {
  LOCATE("Locate", false),
  VALIDATE("Validate", false),
  REGISTER("Register", true),
  REISSUE("Reissue", true),
  REVOKE("Revoke", true),
  RECOVER("Recover", true),
  COMPOUND("Compound", false),
  PENDING("Pending", false),
  STATUS("Status", false);

  private final String word;
  private final boolean changesState;

  Operation(String word, boolean changesState) {
    this.word = word;
    this.changesState = changesState;
  }

  /** The operation's name: {@code Locate}. */
  public String word() {
    return word;
  }

  /** Local name of the request element: {@code LocateRequest}. */
  public String requestElement() {
    return word + "Request";
  }

  /** True for X-KRSS operations: a repeated message must not be carried out twice. */
  public boolean changesState() {
    return changesState;
  }

  /** The operation whose request element has this local name. */
  public static Optional<Operation> ofRequestElement(String localName) {
    return Arrays.stream(values()).filter(o -> o.requestElement().equals(localName)).findFirst();
  }

  /**
   * A result of this operation's type that carries only a header; Pending has no type of its own
   * (section 3.3).
   */
  public Result bare(ResultHeader header) {
    return switch (this) {
      case LOCATE -> new Result.Locate(header, List.of());
      case VALIDATE -> new Result.Validate(header, List.of());
      case REGISTER -> new Result.Register(header, List.of(), Optional.empty());
      case REISSUE -> new Result.Reissue(header, List.of());
      case REVOKE -> new Result.Revoke(header, List.of());
      case RECOVER -> new Result.Recover(header, List.of(), Optional.empty());
      case COMPOUND -> new Result.Compound(header, List.of());
      case PENDING -> new Result.Plain(header);
      case STATUS ->
          new Result.Status(header, Optional.empty(), Optional.empty(), Optional.empty());
    };
  }
}
