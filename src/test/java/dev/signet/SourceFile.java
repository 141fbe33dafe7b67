package dev.signet;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A parsed Java source file, and what the house's style has to say about it. */
final class SourceFile {
  static final int LONGEST_METHOD = 40;
  static final int LONGEST_FILE = 400;
  static final int MOST_PARAMETERS = 4;

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Path path;

  private SourceFile(CompilationUnitTree unit, SourcePositions positions) {
    this.unit = unit;
    this.positions = positions;
    this.path = Path.of(unit.getSourceFile().getName());
  }

  /** All Java sources under a folder, in a fixed order; none when the folder is not there. */
  static List<SourceFile> under(Path folder) throws IOException {
    List<Path> paths = javaFilesUnder(folder);
    if (paths.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<SourceFile> found = new ArrayList<>();
      task.parse().forEach(unit -> found.add(new SourceFile(unit, positions)));
      return found;
    }
  }

  private static List<Path> javaFilesUnder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  Path path() {
    return path;
  }

  Path directory() {
    return path.toAbsolutePath().getParent();
  }

  boolean isPackageInfo() {
    return path.endsWith("package-info.java");
  }

  /** In a room that takes requests from outside, where every failure must end somewhere. */
  boolean isDoor() {
    String room = String.valueOf(unit.getPackageName());
    return room.startsWith("dev.signet.server") || room.startsWith("dev.signet.cli");
  }

  String text() throws IOException {
    return unit.getSourceFile().getCharContent(true).toString();
  }

  List<String> tooLong() throws IOException {
    long lines = text().lines().count();
    return lines <= LONGEST_FILE ? List.of() : List.of(path + ": " + lines + " lines");
  }

  List<String> longMethods() {
    return new Complaints() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        long length = lines().getLineNumber(end(method)) - lines().getLineNumber(body(method)) + 1;
        if (length > LONGEST_METHOD) {
          complain(method, method.getName() + " has " + length + " lines");
        }
        return super.visitMethod(method, nothing);
      }
    }.all();
  }

  /** A record may have many components: it is what a fifth parameter calls for. */
  List<String> methodsOfManyParameters() {
    return new Complaints() {
      private boolean inRecord;

      @Override
      public Void visitClass(ClassTree type, Void nothing) {
        boolean outside = inRecord;
        inRecord = type.getKind() == Tree.Kind.RECORD;
        super.visitClass(type, nothing);
        inRecord = outside;
        return nothing;
      }

      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        int parameters = method.getParameters().size();
        boolean components = inRecord && method.getName().contentEquals("<init>");
        boolean ours = !components && !method.getModifiers().toString().contains("@Override");
        if (parameters > MOST_PARAMETERS && ours) {
          complain(method, method.getName() + " has " + parameters + " parameters");
        }
        return super.visitMethod(method, nothing);
      }
    }.all();
  }

  /** What overrides a foreign method may have to, and says so where nullness is checked. */
  List<String> returnsOfNull() {
    return new Complaints() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        String marks = method.getModifiers().toString() + method.getReturnType();
        boolean foreign = marks.contains("@Override");
        boolean said = marks.contains("Nullable") || marks.contains("NullAway");
        return foreign && said ? nothing : super.visitMethod(method, nothing);
      }

      @Override
      public Void visitReturn(ReturnTree tree, Void nothing) {
        if (tree.getExpression() != null
            && tree.getExpression().getKind() == Tree.Kind.NULL_LITERAL) {
          complain(tree, "return null");
        }
        return super.visitReturn(tree, nothing);
      }
    }.all();
  }

  List<String> broadCatches() {
    return new Complaints() {
      @Override
      public Void visitCatch(CatchTree tree, Void nothing) {
        String caught = tree.getParameter().getType().toString();
        if (caught.equals("Exception") || caught.equals("Throwable")) {
          complain(tree, "catch (" + caught + ")");
        }
        return super.visitCatch(tree, nothing);
      }
    }.all();
  }

  /** Walks over the file and notes what is wrong, with the line. */
  private abstract class Complaints extends TreeScanner<Void, Void> {
    private final List<String> made = new ArrayList<>();

    List<String> all() {
      scan(unit, null);
      return made;
    }

    void complain(Tree where, String what) {
      long line = lines().getLineNumber(positions.getStartPosition(unit, where));
      made.add(path + ":" + line + ": " + what);
    }

    LineMap lines() {
      return unit.getLineMap();
    }

    long end(MethodTree method) {
      return positions.getEndPosition(unit, method);
    }

    /** Where the method begins to be read: at its opening brace. */
    long body(MethodTree method) {
      return method.getBody() == null
          ? end(method)
          : positions.getStartPosition(unit, method.getBody());
    }
  }
}
