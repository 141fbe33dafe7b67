package dev.signet.cli.ask;

import dev.signet.cli.show.BindingView;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.client.Query;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a Locate found, shown. */
record LocateReport(Query query, Result.Locate result) {

  Report report() {
    if (result.bindings().isEmpty()) {
      return Report.trouble(
          ExitCode.UNDECIDED, "unknown", "the service reports success but returned no key");
    }
    List<String> lines = new ArrayList<>();
    JsonArrayBuilder bindings = Json.createArrayBuilder();
    for (UnverifiedKeyBinding binding : result.bindings()) {
      BindingView view = new BindingView(binding.description(), binding.validity());
      lines.add("Found  " + view.headline());
      lines.addAll(view.lines());
      domainNote(binding).ifPresent(lines::add);
      bindings.add(view.json().add("domainKey", domainNote(binding).isPresent()));
    }
    return Report.of(
        ExitCode.OK, "found", lines, Json.createObjectBuilder().add("bindings", bindings).build());
  }

  /** Says so when a mailbox was asked for and the key of its domain came. */
  private Optional<String> domainNote(UnverifiedKeyBinding binding) {
    List<UseKeyWith> asked = query.example().description().useKeyWith();
    List<UseKeyWith> found = binding.description().useKeyWith();
    boolean other = !asked.isEmpty() && found.stream().noneMatch(asked::contains);
    return other && found.stream().anyMatch(LocateReport::signsForDomain)
        ? Optional.of(
            "  note    this key signs for the whole domain; no key of "
                + asked.get(0).identifier()
                + " was found")
        : Optional.empty();
  }

  private static boolean signsForDomain(UseKeyWith name) {
    return name.known().filter(Application.SIGNET_DOMAIN::equals).isPresent() || isSigner(name);
  }

  private static boolean isSigner(UseKeyWith name) {
    return MailAddress.parse(name.identifier())
        .filter(address -> address.localPart().equalsIgnoreCase(Entity.DOMAIN_SIGNING_LOCAL_PART))
        .isPresent();
  }
}
