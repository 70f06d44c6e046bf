#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "compiler/ast/dump.h"
#include "compiler/diag/render.h"
#include "compiler/parse/parse.h"
#include "fmt/format.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

// Directories stand for the .flux files below them, in order of path.
Result<std::vector<std::string>> ExpandPaths(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> below;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error)) {
      if (entry.is_regular_file() && entry.path().extension() == ".flux") below.push_back(entry.path().string());
    }
    if (error) return flux::Fail(ErrorCode::kInvalid, fmt::format("cannot list `{}`: {}", path, error.message()));
    std::sort(below.begin(), below.end());
    files.insert(files.end(), below.begin(), below.end());
  }
  return files;
}

Result<std::vector<std::shared_ptr<const SourceFile>>> ReadScripts(const Options& options) {
  std::vector<std::shared_ptr<const SourceFile>> sources;
  if (options.has_expression || options.files.empty()) {
    FLUX_TRY(sources.emplace_back(), ReadScript(options));
    return sources;
  }
  FLUX_TRY(std::vector<std::string> files, ExpandPaths(options.files));
  for (const std::string& file : files) {
    FLUX_TRY(std::string text, ReadInput(file));
    sources.push_back(std::make_shared<const SourceFile>(file == "-" ? "stdin" : file, std::move(text)));
  }
  return sources;
}

DiagnosticFormat ParseFormat(std::string_view text) {
  if (text == "json") return DiagnosticFormat::kJson;
  if (text == "sarif") return DiagnosticFormat::kSarif;
  return text == "github" ? DiagnosticFormat::kGithub : DiagnosticFormat::kHuman;
}

int DumpTrees(const std::vector<std::shared_ptr<const SourceFile>>& sources) {
  for (const auto& source : sources) {
    DiagnosticSink ignored;
    fmt::print("{}", ast::Dump(ParseFile(source, ignored)));
  }
  return kOk;
}

}  // namespace

int Check(const Options& options) {
  auto sources = ReadScripts(options);
  if (!sources) return Fail(sources.error());
  if (options.dump_ast) return DumpTrees(*sources);
  std::unique_ptr<Engine> engine = MakeEngine();
  CompileOptions compile{AmbientNames({options.ambient, options.params})};
  std::vector<CheckedScript> scripts;
  for (const auto& source : *sources) scripts.push_back(CheckScript(*engine, source, compile));
  std::vector<FileDiagnostics> found;
  bool has_errors = false;
  for (const CheckedScript& script : scripts) {
    found.push_back({script.source.get(), script.diagnostics.all()});
    has_errors |= script.diagnostics.has_errors();
  }
  DiagnosticFormat format = ParseFormat(options.format);
  fmt::print("{}",
             RenderDiagnostics(found, {format, format == DiagnosticFormat::kHuman && isatty(STDOUT_FILENO) != 0}));
  return has_errors ? kFailed : kOk;
}

}  // namespace flux::cli
