#include "compiler/diag/secrets.h"

#include <algorithm>
#include <vector>

#include "runtime/base/utf8.h"

namespace flux {
namespace {

// Shorter ones are in many words.
constexpr size_t kLeastBytes = 3;
// A text that was cut may end in a secret; so much of one is taken for it.
constexpr size_t kLeastPart = 6;
// Of a file around a finding; what is further away is not quoted.
constexpr uint32_t kSeenBytes = 4000;

// The secrets that a part of a file has something of.
std::span<const Span> Within(std::span<const Span> secrets, Span part) {
  const auto first = std::ranges::partition_point(secrets, [&](Span secret) { return secret.end <= part.begin; });
  const auto last = std::ranges::partition_point(secrets, [&](Span secret) { return secret.begin < part.end; });
  return first < last ? std::span(first, last) : std::span<const Span>();
}

// The lines of a place, as far as they are seen.
Span LinesOf(const SourceFile& file, Span span) {
  const auto size = static_cast<uint32_t>(file.text().size());
  const uint32_t first = span.begin > kSeenBytes ? span.begin - kSeenBytes : 0;
  const uint32_t last = std::min(span.end, span.begin + kSeenBytes);
  const size_t line_begin = std::string_view(file.text()).substr(0, span.begin).rfind('\n');
  const size_t line_end = std::min<size_t>(file.text().find('\n', last), size);
  return {line_begin == std::string::npos ? first : std::max(first, static_cast<uint32_t>(line_begin)),
          std::min(static_cast<uint32_t>(line_end), last + kSeenBytes)};
}

size_t SharedBytes(std::string_view a, std::string_view b) {
  return static_cast<size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

void Hide(std::string_view secret, std::string& text) {
  if (secret.size() < kLeastBytes) return;
  const size_t least = std::min(secret.size(), kLeastPart);
  std::string shown;
  std::string_view rest = text;
  for (size_t at = rest.find(secret.substr(0, least)); at != rest.npos; at = rest.find(secret.substr(0, least))) {
    shown.append(rest.substr(0, at)).append("***");
    rest.remove_prefix(at + SharedBytes(rest.substr(at), secret));
  }
  text = shown.append(rest);
}

}  // namespace

bool HasSecret(std::span<const Span> secrets, Span part) { return !Within(secrets, part).empty(); }

std::string WithoutSecrets(const SourceFile& file, std::span<const Span> secrets, Span part) {
  const std::span<const Span> within = Within(secrets, part);
  std::string text;
  for (uint32_t at = part.begin; at < part.end;) {
    const std::string_view rest = file.Text({at, part.end});
    const Utf8Step step = DecodeUtf8(rest);
    if (HasSecret(within, {at, at + 1})) {
      text.append(static_cast<size_t>(TerminalWidth(step.code)), '*');
    } else {
      text += rest.substr(0, step.length);
    }
    at += static_cast<uint32_t>(step.length);
  }
  return text;
}

Diagnostic WithoutSecrets(const SourceFile& file, std::span<const Span> secrets, Diagnostic finding) {
  std::vector<std::string_view> seen;
  const auto add = [&](Span span) {
    for (const Span secret : Within(secrets, LinesOf(file, span))) seen.push_back(file.Text(secret));
  };
  add(finding.span);
  for (const RelatedSpan& related : finding.related) add(related.span);
  if (seen.empty()) return finding;
  // One may be a part of another.
  std::ranges::sort(seen, std::greater(), &std::string_view::size);
  const auto hide = [&](std::string& text) {
    for (const std::string_view secret : seen) Hide(secret, text);
  };
  for (std::string& arg : finding.args) hide(arg);
  hide(finding.label);
  hide(finding.help);
  for (RelatedSpan& related : finding.related) hide(related.label);
  const auto has_secret = [&](const TextEdit& edit) {
    std::string text = edit.replacement;
    hide(text);
    return text != edit.replacement;
  };
  if (std::ranges::any_of(finding.fix, has_secret)) finding.fix.clear();
  return finding;
}

}  // namespace flux
