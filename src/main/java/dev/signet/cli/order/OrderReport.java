package dev.signet.cli.order;

import dev.signet.cli.show.BindingView;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.xkms.model.KeyBinding;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an order changed, shown, and its certificate written.
 *
 * @param done what was done, in one word
 */
record OrderReport(String done, CertificateFiles files) {

  Report of(List<KeyBinding> bindings) {
    Report report = shown(done, bindings);
    return bindings.isEmpty() ? report : files.write(bindings.get(0).description(), report);
  }

  /** Without files. */
  static Report shown(String done, List<KeyBinding> bindings) {
    List<String> lines = new ArrayList<>();
    JsonArrayBuilder views = Json.createArrayBuilder();
    for (KeyBinding binding : bindings) {
      BindingView view = new BindingView(binding.description(), binding.validity());
      lines.add(done + "  " + view.headline());
      lines.addAll(view.lines());
      views.add(view.json().add("status", BindingView.json(binding.status())));
    }
    if (bindings.isEmpty()) {
      lines.add(done);
    }
    return Report.of(
        ExitCode.OK,
        done.toLowerCase(Locale.ROOT),
        lines,
        Json.createObjectBuilder().add("bindings", views).build());
  }
}
