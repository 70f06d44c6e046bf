#include "compiler/parse/edited_file.h"

#include <algorithm>

namespace flux {
namespace {

// Every part keeps a whole text alive, so there must not be too many.
constexpr size_t kMaxParts = 16;

}  // namespace

void EditedFile::Update(std::shared_ptr<const SourceFile> source) {
  replaced_.clear();
  unchanged_ = parts_.empty() || parts_.size() >= kMaxParts ? 0 : CountUnchanged(*source);
  DiagnosticSink diagnostics;
  if (unchanged_ != 0) {
    bool is_whole = false;
    auto file = std::make_unique<const ast::File>(ParseBehind(this->file(), unchanged_, source, diagnostics, is_whole));
    if (is_whole) unchanged_ = 0;
    Replace(std::move(file));
  } else {
    Replace(std::make_unique<const ast::File>(ParseFile(std::move(source), diagnostics)));
  }
  diagnostics_ = std::move(diagnostics);
}

// A statement ends where the next one begins, and repairs of broken source look further ahead: so one statement more
// than necessary is parsed again, and everything from the first mistake on.
size_t EditedFile::CountUnchanged(const SourceFile& source) const {
  const std::string& before = file().source->text();
  const std::string& after = source.text();
  auto same = static_cast<size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
  for (const Diagnostic& diagnostic : diagnostics_.all()) {
    same = std::min<size_t>(same, diagnostic.span.begin);
    for (const RelatedSpan& related : diagnostic.related) same = std::min<size_t>(same, related.span.begin);
  }
  auto first_changed =
      std::ranges::partition_point(file().statements, [same](const ast::Stmt* stmt) { return stmt->span.end < same; });
  auto count = static_cast<size_t>(first_changed - file().statements.begin());
  return count == 0 ? 0 : count - 1;
}

void EditedFile::Replace(std::unique_ptr<const ast::File> file) {
  auto kept = std::ranges::find_if(parts_, [this](const Part& part) { return part.first_statement >= unchanged_; });
  std::move(kept, parts_.end(), std::back_inserter(replaced_));
  parts_.erase(kept, parts_.end());
  parts_.push_back({std::move(file), unchanged_});
}

}  // namespace flux
