#include "tools/server/script_cache.h"

#include <algorithm>

#include "fmt/format.h"
#include "fmt/ranges.h"

namespace flux::server {

namespace {

constexpr size_t kMostKept = 2048, kMostBytes = 8 << 20;

// A text with others put into it where they change no line number.
class WovenText {
 public:
  explicit WovenText(const ClientScript& script) : original_(script.text), text_(script.text) {
    if (script.imports.empty() && script.statements.empty()) return;
    const ParsedScript parsed = ParseScript(std::make_shared<const SourceFile>("query", script.text));
    const ast::File& file = parsed.file;
    const uint32_t package_end = file.package != nullptr ? file.package->span.end : 0;
    const uint32_t imports_end = file.imports.empty() ? package_end : file.imports.back().span.end;
    // Behind the imports first, so that the places before stay.
    Insert(imports_end, script.statements);
    Insert(package_end, script.imports);
  }

  const std::string& text() const { return text_; }
  std::vector<CompiledScript::Insertion> Insertions() const {
    const SourceFile original("query", original_);
    std::vector<CompiledScript::Insertion> insertions;
    for (const Part& part : inserted_) {
      const LineColumn place = original.Locate(part.at);
      insertions.push_back({place.line, place.column, part.bytes});
    }
    return insertions;
  }

 private:
  void Insert(uint32_t at, std::string_view part) {
    if (part.empty()) return;
    std::string line = fmt::format(" {} ", part);
    for (char& c : line) c = c == '\n' || c == '\r' ? ' ' : c;
    text_.insert(at, line);
    inserted_.push_back({at, static_cast<uint32_t>(line.size())});
  }

  struct Part {
    uint32_t at = 0, bytes = 0;  // places as the original text has them
  };
  const std::string& original_;
  std::string text_;
  std::vector<Part> inserted_;  // from the end to the beginning
};

// Each error as `error @1:2-1:5: message`, as the reference has it.
std::string ErrorsText(const CheckedScript& checked, const CompiledScript& script) {
  std::string text = "compilation failed: ";
  bool is_first = true;
  for (const Diagnostic& diagnostic : checked.diagnostics.all()) {
    if (DiagnosticSeverity(diagnostic.kind) != Severity::kError) continue;
    const LineColumn begin = script.Original(checked.source->Locate(diagnostic.span.begin));
    const LineColumn end = script.Original(checked.source->Locate(diagnostic.span.end));
    text += fmt::format("{}error @{}:{}-{}:{}: {}", is_first ? "" : "\n\n", begin.line, begin.column, end.line,
                        end.column, diagnostic.Message());
    if (!diagnostic.help.empty()) text += fmt::format(" ({})", diagnostic.help);
    is_first = false;
  }
  return text;
}

}  // namespace

LineColumn CompiledScript::Original(LineColumn place) const {
  // Each moved what stands behind it on its line; the first of a line are the last of the list.
  for (size_t i = insertions.size(); i-- > 0;) {
    const Insertion& part = insertions[i];
    if (part.line != place.line || place.column <= part.column) continue;
    place.column = std::max(part.column, place.column > part.bytes ? place.column - part.bytes : 1);
  }
  return place;
}

Result<CompiledScriptRef> ScriptCache::Compile(const ClientScript& script) {
  std::string key = fmt::format("{}\x1f{}\x1f{}\x1f{}", fmt::join(script.ambient, "\x1e"), script.imports,
                                script.statements, script.text);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
      ++hits_;
      kept_.splice(kept_.begin(), kept_, found->second);
      return found->second->script;
    }
    ++misses_;
  }
  const WovenText woven(script);
  // No folder: the files of this machine are no packages for those who send scripts.
  FLUX_TRY(AmbientTypes ambient, ReadAmbientTypes({.names = script.ambient, .params = {}}));
  Workspace workspace(engine_, Project{}, std::move(ambient));
  const CheckedScript checked = CheckScript(workspace, std::make_shared<const SourceFile>("query", woven.text()), {});
  CompiledScript compiled;
  compiled.insertions = woven.Insertions();
  if (checked.has_errors()) return Fail(ErrorCode::kInvalid, ErrorsText(checked, compiled));
  FLUX_TRY(compiled.module, EmitScript(engine_, checked));
  auto made = std::make_shared<const CompiledScript>(std::move(compiled));
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return made;
  kept_.push_front({std::move(key), made});
  by_key_.emplace(kept_.front().key, kept_.begin());
  bytes_ += kept_.front().key.size();
  while (kept_.size() > kMostKept || bytes_ > kMostBytes) {
    bytes_ -= kept_.back().key.size();
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
  }
  return made;
}

uint64_t ScriptCache::hits() const {
  const std::lock_guard lock(mutex_);
  return hits_;
}

uint64_t ScriptCache::misses() const {
  const std::lock_guard lock(mutex_);
  return misses_;
}

}  // namespace flux::server
