#include "tools/fluxc/failure.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <optional>

#include "compiler/diag/excerpt.h"
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

// Takes `:NUMBER` off the end of the text.
std::optional<uint32_t> TakeNumber(std::string_view& text) {
  const size_t colon = text.rfind(':');
  if (colon == text.npos) return std::nullopt;
  uint32_t number = 0;
  const char* end = text.data() + text.size();
  auto [rest, error] = std::from_chars(text.data() + colon + 1, end, number);
  if (error != std::errc() || rest != end || number == 0) return std::nullopt;
  text = text.substr(0, colon);
  return number;
}

// The name or the single character at an offset.
Span WordAt(std::string_view text, uint32_t begin) {
  auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; };
  uint32_t end = begin;
  while (end < text.size() && is_part(text[end])) ++end;
  return {begin, std::max(end, begin + 1)};
}

// Errors end up in logs, where tokens and passwords must not.
bool MayHoldSecret(std::string_view line) {
  constexpr std::string_view kWords[] = {"token", "password", "secret:", "secret =", "apikey", "authorization"};
  std::string lower(line);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::ranges::any_of(kWords, [&](std::string_view word) { return lower.find(word) != lower.npos; });
}

// Reads `  at file:line:column`, after which the function may stand: ` in `name``.
std::optional<Place> FindPlace(std::string_view line, std::span<const std::shared_ptr<const SourceFile>> sources) {
  constexpr std::string_view kAt = "  at ";
  if (!line.starts_with(kAt)) return std::nullopt;
  line.remove_prefix(kAt.size());
  line = line.substr(0, line.find(" in `"));
  const auto column = TakeNumber(line), number = TakeNumber(line);
  if (!column || !number) return std::nullopt;
  for (const auto& source : sources) {
    if (source->name() != line || *number > source->line_count()) continue;
    std::string_view shown = source->Line(*number);
    if (*column > shown.size() || MayHoldSecret(shown)) continue;
    return Place{source.get(),
                 WordAt(source->text(), static_cast<uint32_t>(shown.data() - source->text().data()) + *column - 1)};
  }
  return std::nullopt;
}

}  // namespace

int Fail(const Error& error) { return FailInScript(error, {}); }

void PrintMessage(std::string_view text) { (void)std::fwrite(text.data(), 1, text.size(), stderr); }

void Warn(std::string_view message) { PrintMessage(fmt::format("fluxc: warning: {}\n", TerminalText(message))); }

int FailInScript(const Error& error, std::span<const std::shared_ptr<const SourceFile>> sources) {
  std::string text = "fluxc: ";
  bool is_shown = false;
  for (size_t begin = 0; begin <= error.message.size();) {
    const size_t end = std::min(error.message.find('\n', begin), error.message.size());
    std::string_view line = std::string_view(error.message).substr(begin, end - begin);
    AppendTerminalText(text, line);
    text += '\n';
    begin = end + 1;
    const auto place = is_shown ? std::nullopt : FindPlace(line, sources);
    if (place) AppendPlace(*place->file, place->span, UsesColor(STDERR_FILENO), text);
    is_shown |= place.has_value();
  }
  PrintMessage(text);
  EndSilently();
  return error.code == ErrorCode::kInternal ? kInternalError : kFailed;
}

}  // namespace flux::cli
