#include "tools/fluxc/script.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "compiler/diag/render.h"
#include "compiler/parse/find_secrets.h"
#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/engine/memory_limit.h"
#include "tools/engine/source_text.h"
#include "tools/fluxc/color.h"
#include "tools/fluxc/interrupt.h"
#include "vm/bytecode/file.h"

namespace flux::cli {

namespace {

constexpr size_t kLeastStoreCache = size_t{8} << 20;

std::string CacheDirectory() {
  const char* set = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  if (set != nullptr && *set != '\0') return std::string(set) + "/fluxc";
  return home != nullptr && *home != '\0' ? std::string(home) + "/.cache/fluxc" : std::string();
}

// `512MB`, `2GiB`, `1000000`; decimal and binary units.
Result<size_t> ParseSize(std::string_view text) {
  constexpr std::pair<std::string_view, size_t> kUnits[] = {{"KiB", 1ull << 10},
                                                            {"MiB", 1ull << 20},
                                                            {"GiB", 1ull << 30},
                                                            {"KB", 1'000},
                                                            {"MB", 1'000'000},
                                                            {"GB", 1'000'000'000},
                                                            {"B", 1}};
  size_t scale = 1;
  std::string_view digits = text;
  for (const auto& [unit, size] : kUnits) {
    if (!digits.ends_with(unit)) continue;
    digits.remove_suffix(unit.size());
    scale = size;
    break;
  }
  size_t value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  bool is_whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!is_whole || __builtin_mul_overflow(value, scale, &value)) {
    return flux::Fail(ErrorCode::kInvalid, fmt::format("cannot read `{}` as a size; write for example `512MB`", text));
  }
  return value;
}

Result<JitMode> ParseJit(std::string_view text) {
  if (text == "always") return JitMode::kAlways;
  return text == "never" ? JitMode::kNever : JitMode::kAuto;
}

Result<std::shared_ptr<const bytecode::Module>> ReadModule(const Engine& engine, std::string_view bytes) {
  FLUX_TRY(bytecode::Module module, bytecode::Deserialize(bytes));
  FLUX_TRY_STATUS(bytecode::CheckStdlib(module, engine.stdlib_fingerprint()));
  return std::make_shared<const bytecode::Module>(std::move(module));
}

std::vector<std::shared_ptr<const SourceFile>> SourcesOf(const CheckedScript& script) {
  std::vector<std::shared_ptr<const SourceFile>> sources = {script.source};
  for (const LocalPackage* package : script.packages) {
    for (const LocalFile& file : package->files) sources.push_back(file.source);
  }
  return sources;
}

// Whether nobody who runs the script needs the finding: a run says the same at the same place, and one cause is told
// once, or the script works as it is.
bool IsForCheckOnly(const Options& options, const Diagnostic& diagnostic) {
  if (diagnostic.kind == DiagnosticKind::kDeprecated) return true;
  if (options.command == Command::kCompile || options.command == Command::kDisasm) return false;
  return diagnostic.kind == DiagnosticKind::kSuspiciousArgument || diagnostic.kind == DiagnosticKind::kNotImplemented;
}

std::vector<std::string> FindingTexts(const Options& options, const CheckedScript& script, bool is_colored) {
  std::vector<std::string> texts;
  const auto add = [&](const SourceFile& file, std::span<const Diagnostic> found) {
    if (found.empty()) return;
    const std::vector<Span> secrets = FindSecrets(file);
    for (const Diagnostic& diagnostic : found) {
      const FileDiagnostics one{&file, {&diagnostic, 1}, secrets};
      texts.push_back(RenderDiagnostics({&one, 1}, {DiagnosticFormat::kHuman, is_colored}));
    }
  };
  for (const LocalPackage* package : script.packages) {
    for (const LocalFile& file : package->files) add(*file.source, file.diagnostics.all());
  }
  std::vector<Diagnostic> own = script.diagnostics.all();
  if (!script.has_errors()) std::erase_if(own, [&](const Diagnostic& found) { return IsForCheckOnly(options, found); });
  add(*script.source, own);
  return texts;
}

// A script to compile.
struct ScriptToLoad {
  Project project;
  std::shared_ptr<const SourceFile> source;
  std::filesystem::path folder;
  bool has_colored_findings = false;
};

// Adds module, sources and findings to a script whose ambient names are known. There is no module when there are
// errors.
Status CompileInto(LoadedScript& loaded, const Engine& engine, const Options& options, ScriptToLoad script_to_load) {
  FLUX_TRY(AmbientTypes ambient, ReadAmbientTypes(loaded.ambient));
  Workspace workspace(engine, std::move(script_to_load.project), std::move(ambient));
  CheckedScript script = CheckScript(workspace, script_to_load.source, script_to_load.folder);
  loaded.findings = FindingTexts(options, script, script_to_load.has_colored_findings);
  if (script.has_errors()) return {};
  loaded.sources = SourcesOf(script);
  FLUX_TRY(loaded.module, EmitScript(engine, script));
  return {};
}

}  // namespace

Result<size_t> MemoryLimitOf(const Options& options) {
  return options.memory_limit.empty() ? DefaultMemoryLimit() : ParseSize(options.memory_limit);
}

Result<std::string> ReadInput(const std::string& path) {
  if (path != "-") return ReadSourceText(path);
  std::string text;
  char buffer[1 << 16];
  ssize_t count = 0;
  while ((count = read(STDIN_FILENO, buffer, sizeof buffer)) > 0) {
    text.append(buffer, static_cast<size_t>(count));
    if (text.size() > kMaxInputBytes) return std::unexpected(InputTooLarge("standard input"));
  }
  if (count == 0) return text;
  return flux::Fail(ErrorCode::kInvalid, fmt::format("cannot read standard input: {}", std::strerror(errno)));
}

std::unique_ptr<Engine> MakeEngine() {
  auto engine = Engine::Create();
  if (!engine) std::exit(Fail(engine.error()));
  return std::move(*engine);
}

Result<std::shared_ptr<const SourceFile>> ReadScript(const Options& options) {
  if (options.has_expression) {
    if (options.files.empty()) return std::make_shared<const SourceFile>("-e", options.expression);
    return flux::Fail(ErrorCode::kInvalid, "give either a file or `-e SCRIPT`, not both");
  }
  if (options.files.size() != 1) {
    return flux::Fail(ErrorCode::kInvalid,
                      "name one script; `-` reads standard input, `-e SCRIPT` takes it from the command line");
  }
  FLUX_TRY(std::string text, ReadInput(options.files[0]));
  return std::make_shared<const SourceFile>(options.files[0] == "-" ? "stdin" : options.files[0], std::move(text));
}

std::filesystem::path FolderOf(const std::string& file) {
  std::error_code error;
  std::filesystem::path current = std::filesystem::current_path(error);
  if (file.empty() || file == "-") return current;
  return (current / file).lexically_normal().parent_path();
}

AmbientOptions AmbientOf(const Project& project, const Options& options) {
  AmbientOptions ambient{project.ambient, options.params, project.influxdb};
  ambient.names.insert(ambient.names.end(), options.ambient.begin(), options.ambient.end());
  return ambient;
}

LoadedScript LoadScript(const Engine& engine, const Options& options, int& exit_code) {
  auto source = ReadScript(options);
  if (!source) {
    exit_code = Fail(source.error());
    return {};
  }
  const std::filesystem::path folder = FolderOf(options.files.empty() ? "" : options.files[0]);
  Result<Project> project = FindProject(folder, folder);
  if (!project) {
    Fail(project.error());
    exit_code = kWrongUsage;
    return {};
  }
  LoadedScript loaded{nullptr, AmbientOf(*project, options), {}, {}, project->semantics, project->allowed_hosts};
  if (bytecode::LooksLikeModule((*source)->text())) {
    auto module = ReadModule(engine, (*source)->text());
    if (module) loaded.module = std::move(*module);
    if (!module) exit_code = Fail(std::move(module.error()).WithContext((*source)->name()));
    return loaded;
  }
  Status compiled =
      CompileInto(loaded, engine, options, {std::move(*project), *source, folder, UsesColor(STDERR_FILENO)});
  for (const std::string& finding : loaded.findings) PrintMessage(finding);
  if (!compiled) {
    exit_code = Fail(compiled.error());
  } else if (loaded.module == nullptr) {
    exit_code = kFailed;
  }
  return loaded;
}

Result<LoadedScript> LoadSource(const Engine& engine, const Options& options,
                                const std::shared_ptr<const SourceFile>& source, const std::filesystem::path& folder) {
  FLUX_TRY(Project project, FindProject(folder, folder));
  LoadedScript loaded{nullptr, AmbientOf(project, options), {}, {}, project.semantics, project.allowed_hosts};
  FLUX_TRY_STATUS(CompileInto(loaded, engine, options, {std::move(project), source, folder}));
  return loaded;
}

Result<HostOptions> MakeHostOptions(const Options& options) {
  FLUX_TRY(const JitMode jit, ParseJit(options.jit));
  FLUX_TRY(const size_t limit, MemoryLimitOf(options));
  HostOptions host{.jit = jit, .jit_cache_directory = CacheDirectory(), .threads = options.threads};
  if (limit != 0) {
    host.memory_limit = std::max(limit, DefaultMemoryLimit());
    // Who gives a query little does not want that much beside it.
    host.store_cache = std::min(host.store_cache, std::max(kLeastStoreCache, limit / 2));
  }
  // What is now for the script is so for the points that it writes and reads.
  if (!options.now.empty()) {
    FLUX_TRY(const Time now, ParseTime(options.now));
    host.clock = [now] { return now; };
  }
  return host;
}

Result<std::unique_ptr<Host>> MakeHost(const Engine& engine, const Options& options) {
  FLUX_TRY(HostOptions host, MakeHostOptions(options));
  return std::make_unique<Host>(engine, std::move(host));
}

Status CheckOrder(Time start, Time stop) {
  if (start <= stop) return {};
  return Fail(ErrorCode::kInvalid, fmt::format("start {} is behind stop {}", FormatTime(start), FormatTime(stop)));
}

Result<SessionOptions> MakeSessionOptions(const Options& options, const LoadedScript& script) {
  SessionOptions session;
  session.data_directory = options.data_directory;
  session.now = WallClock();
  if (!options.now.empty()) {
    FLUX_TRY(session.now, ParseTime(options.now));
  }
  FLUX_TRY(session.memory_limit, MemoryLimitOf(options));
  session.chunk_rows = options.chunk_rows;
  session.part_rows = options.part_rows;
  if (!options.spill_directory.empty()) session.spill_directory = options.spill_directory;
  session.spill_rows = options.spill_rows;
  session.optimize.is_enabled = !options.no_optimize;
  session.optimize.verify = options.verify_plan;
  session.optimize.disabled_rules = options.disabled_rules;
  session.semantics = script.semantics;
  for (const SemanticsSetting& setting : kSemanticsSettings) {
    const auto said = options.semantics.find(setting.key);
    if (said == options.semantics.end() || said->second.empty()) continue;
    session.semantics.*setting.member = said->second == setting.other;
  }
  const std::optional<std::vector<std::string>> rules =
      options.allowed_hosts.empty() ? script.allowed_hosts : options.allowed_hosts;
  if (rules) {
    FLUX_TRY(AllowedHosts hosts, AllowedHosts::Parse(*rules));
    session.allowed_hosts = std::make_shared<const AllowedHosts>(std::move(hosts));
  }
  session.ambient = script.ambient;
  session.warn = Warn;
  return session;
}

}  // namespace flux::cli
