#include "tools/fluxc/failure.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <optional>

#include "compiler/diag/excerpt.h"
#include "compiler/diag/secrets.h"
#include "compiler/parse/find_secrets.h"
#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/fluxc/color.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/options.h"

namespace flux::cli {

namespace {

struct Place {
  const SourceFile* file;
  Span span;
};

// The name or the single character at an offset.
Span WordAt(std::string_view text, uint32_t begin) {
  auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; };
  uint32_t end = begin;
  while (end < text.size() && is_part(text[end])) ++end;
  return {begin, std::max(end, begin + 1)};
}

// The place in the source that it names, unless that may hold a secret.
std::optional<Place> FindPlace(const TracePlace& place, std::span<const std::shared_ptr<const SourceFile>> sources) {
  for (const auto& source : sources) {
    if (source->name() != place.file || place.line == 0 || place.line > source->line_count()) continue;
    const std::string_view shown = source->Line(place.line);
    if (place.column == 0 || place.column > shown.size()) continue;
    const auto line_begin = static_cast<uint32_t>(shown.data() - source->text().data());
    const Span line{line_begin, line_begin + static_cast<uint32_t>(shown.size())};
    if (HasSecret(FindSecrets(*source), line)) continue;
    return Place{source.get(), WordAt(source->text(), line_begin + place.column - 1)};
  }
  return std::nullopt;
}

void AppendLines(std::string& out, std::string_view text) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    AppendTerminalText(out, text.substr(begin, end - begin));
    out += '\n';
    begin = end + 1;
  }
}

}  // namespace

int Fail(const Error& error) { return FailInScript(error, {}); }

void PrintMessage(std::string_view text) { (void)std::fwrite(text.data(), 1, text.size(), stderr); }

void Warn(std::string_view message) { PrintMessage(fmt::format("fluxc: warning: {}\n", TerminalText(message))); }

int FailInScript(const Error& error, std::span<const std::shared_ptr<const SourceFile>> sources) {
  std::string text = "fluxc: ";
  AppendLines(text, error.message);
  bool is_shown = false;
  for (const TracePlace& at : error.trace) {
    AppendLines(text, "  at " + PlaceText(at));
    const auto place = is_shown ? std::nullopt : FindPlace(at, sources);
    if (place) AppendPlace(*place->file, place->span, UsesColor(STDERR_FILENO), text);
    is_shown |= place.has_value();
    if (at.left_out > 0) text += fmt::format("  and {} more calls\n", at.left_out);
  }
  PrintMessage(text);
  EndSilently();
  return error.code == ErrorCode::kInternal ? kInternalError : kFailed;
}

}  // namespace flux::cli
