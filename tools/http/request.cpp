#include "tools/http/request.h"

#include "runtime/base/percent.h"
#include "runtime/base/text.h"

namespace flux::http {

namespace {

Result<std::string> Decode(std::string_view text) {
  if (std::optional<std::string> decoded = PercentDecoded(text)) return *std::move(decoded);
  return Fail(ErrorCode::kInvalid, "`%` in a URL must come before two hexadecimal digits");
}

// In queries and forms a `+` is a space.
Result<std::string> DecodeParameter(std::string_view text) { return Decode(ReplaceAll(text, "+", " ")); }

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Cuts the text off in front of `text` that ends before the separator.
std::string_view TakeUntil(std::string_view& text, char separator) {
  const size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

std::string_view Request::Header(std::string_view name) const {
  const std::string wanted = LowerCase(name);
  for (const auto& [key, value] : headers) {
    if (key.size() == name.size() && LowerCase(key) == wanted) return value;
  }
  return {};
}

std::optional<std::string_view> Request::Parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return std::nullopt;
}

Result<Fields> ParseParameters(std::string_view text) {
  Fields fields;
  while (!text.empty()) {
    std::string_view field = TakeUntil(text, '&');
    if (field.empty()) continue;
    const std::string_view name = TakeUntil(field, '=');
    FLUX_TRY(std::string key, DecodeParameter(name));
    FLUX_TRY(std::string value, DecodeParameter(field));
    fields.emplace_back(std::move(key), std::move(value));
  }
  return fields;
}

Status ParseTarget(std::string_view target, Request& request) {
  // A proxy may send the whole URL.
  if (const size_t scheme = target.find("://"); scheme != target.npos && scheme < target.find_first_of("/?")) {
    target.remove_prefix(scheme + 3);
    target.remove_prefix(std::min(target.find('/'), target.size()));
  }
  const std::string_view path = TakeUntil(target, '?');
  FLUX_TRY(request.path, Decode(path));
  if (request.path.empty()) request.path = "/";
  FLUX_TRY(request.parameters, ParseParameters(target));
  return {};
}

bool Accepts(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view item = TakeUntil(header, ',');
    const std::string_view what = Trimmed(TakeUntil(item, ';'));
    if (LowerCase(what) != name) continue;
    const std::string_view weight = Trimmed(item);
    return weight.find_first_not_of("q=0. ") != weight.npos || weight.empty();
  }
  return false;
}

}  // namespace flux::http
