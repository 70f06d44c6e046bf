#include "compiler/diag/diagnostic.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "runtime/base/utf8.h"

namespace flux {
namespace {

struct KindInfo {
  std::string_view code;
  Severity severity;
  DiagnosticRole role;
  std::string_view message;
};

constexpr KindInfo kKinds[] = {
#define FLUX_DIAGNOSTIC(name, code, severity, role, message) {code, Severity::severity, DiagnosticRole::role, message},
#include "compiler/diag/diagnostics.def"
};

const KindInfo& InfoOf(DiagnosticKind kind) { return kKinds[static_cast<size_t>(kind)]; }

bool IsRepetition(const Diagnostic& a, const Diagnostic& b) {
  return a.kind == b.kind && a.span == b.span && a.args == b.args;
}

}  // namespace

std::string_view DiagnosticCode(DiagnosticKind kind) { return InfoOf(kind).code; }

Severity DiagnosticSeverity(DiagnosticKind kind) { return InfoOf(kind).severity; }

DiagnosticRole RoleOf(DiagnosticKind kind) { return InfoOf(kind).role; }

std::string Diagnostic::Message() const {
  std::string_view pattern = InfoOf(kind).message;
  std::string text;
  for (size_t i = 0; i < pattern.size(); ++i) {
    bool is_placeholder = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                          pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!is_placeholder) {
      text += pattern[i];
      continue;
    }
    size_t index = static_cast<size_t>(pattern[i + 1] - '0');
    if (index < args.size()) text += args[index];
    i += 2;
  }
  return text;
}

namespace {

// Keeps a message readable that quotes a literal or a type of many kilobytes.
void CutLongText(std::string& text) {
  constexpr size_t kMaxBytes = 400;
  if (text.size() <= kMaxBytes) return;
  size_t end = kMaxBytes;
  while (end > 0 && IsUtf8Continuation(text[end])) --end;
  text.resize(end);
  text += "…";
}

}  // namespace

Diagnostic& DiagnosticSink::Report(DiagnosticKind kind, Span span, std::vector<std::string> args) {
  for (std::string& arg : args) CutLongText(arg);
  if (DiagnosticSeverity(kind) == Severity::kError) ++error_count_;
  all_.push_back(
      {.kind = kind, .span = span, .args = std::move(args), .label = {}, .related = {}, .help = {}, .fix = {}});
  return all_.back();
}

Diagnostic* DiagnosticSink::Find(DiagnosticKind kind, Span span) {
  auto found = std::ranges::find_if(all_, [&](const Diagnostic& d) {
    return d.kind == kind && d.span.begin == span.begin && d.span.end == span.end;
  });
  return found == all_.end() ? nullptr : &*found;
}

void DiagnosticSink::Normalize() {
  auto place = [](const Diagnostic& d) { return std::tuple(d.span.begin, d.span.end, static_cast<uint16_t>(d.kind)); };
  std::vector<size_t> order(all_.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order,
                    [&](size_t a, size_t b) { return std::tuple(place(all_[a]), a) < std::tuple(place(all_[b]), b); });
  std::vector<Diagnostic> sorted;
  sorted.reserve(all_.size());
  for (size_t i : order) {
    if (sorted.empty() || !IsRepetition(sorted.back(), all_[i])) sorted.push_back(std::move(all_[i]));
  }
  all_ = std::move(sorted);
  CountErrors();
}

void DiagnosticSink::RemoveIf(const std::function<bool(const Diagnostic&)>& is_needless) {
  std::erase_if(all_, is_needless);
  CountErrors();
}

void DiagnosticSink::CountErrors() {
  error_count_ = static_cast<size_t>(
      std::ranges::count_if(all_, [](const Diagnostic& d) { return DiagnosticSeverity(d.kind) == Severity::kError; }));
}

}  // namespace flux
