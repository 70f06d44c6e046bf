#include "tools/alerts/options.h"

#include <algorithm>
#include <boost/json/array.hpp>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"

namespace flux::alerts {

const json::value* OptionReader::Find(std::string_view name) {
  known_.emplace_back(name);
  const json::value* const value = options_.if_contains(name);
  return value != nullptr && !value->is_null() ? value : nullptr;
}

void OptionReader::Reject(std::string_view name, std::string_view why) {
  if (failure_) failure_ = Fail(ErrorCode::kInvalid, fmt::format("the option `{}` of `{}` {}", name, kind_, why));
}

std::string OptionReader::Text(std::string_view name, std::string_view otherwise) {
  const json::value* const value = Find(name);
  if (value == nullptr) return std::string(otherwise);
  if (value->is_string()) return std::string(value->as_string());
  Reject(name, "must be a string");
  return {};
}

std::string OptionReader::RequiredText(std::string_view name) {
  std::string text = Text(name);
  if (text.empty()) Reject(name, "is missing");
  return text;
}

bool OptionReader::Flag(std::string_view name, bool otherwise) {
  const json::value* const value = Find(name);
  if (value == nullptr) return otherwise;
  if (value->is_bool()) return value->as_bool();
  Reject(name, "must be `true` or `false`");
  return otherwise;
}

int64_t OptionReader::Integer(std::string_view name, int64_t otherwise, int64_t least, int64_t most) {
  const json::value* const value = Find(name);
  if (value == nullptr) return otherwise;
  boost::system::error_code error;
  const auto number = value->is_number() ? value->to_number<int64_t>(error) : least - 1;
  if (!error && number >= least && number <= most) return number;
  Reject(name, fmt::format("must be an integer from {} to {}", least, most));
  return otherwise;
}

Duration OptionReader::Span(std::string_view name, Duration otherwise) {
  const json::value* const value = Find(name);
  if (value == nullptr) return otherwise;
  Result<Duration> span = Fail(ErrorCode::kInvalid, "");
  if (value->is_string()) span = ParseDuration(std::string_view(value->as_string()));
  boost::system::error_code error;
  if (value->is_number()) span = Duration{0, value->to_number<int64_t>(error)};
  if (span && !error && !span->IsNegative() && span->months == 0) return *span;
  Reject(name, "must be a duration such as `10s`, or nanoseconds");
  return otherwise;
}

std::vector<std::string> OptionReader::Texts(std::string_view name) {
  std::vector<std::string> texts;
  const json::value* const value = Find(name);
  if (value == nullptr) return texts;
  if (value->is_array()) {
    for (const json::value& item : value->as_array()) {
      if (item.is_string()) texts.emplace_back(item.as_string());
    }
    if (texts.size() == value->as_array().size()) return texts;
  }
  Reject(name, "must be a list of strings");
  return {};
}

std::map<std::string, std::string> OptionReader::TextMap(std::string_view name) {
  std::map<std::string, std::string> texts;
  const json::value* const value = Find(name);
  if (value == nullptr) return texts;
  if (value->is_object()) {
    for (const auto& [key, item] : value->as_object()) {
      if (item.is_string()) texts.emplace(key, item.as_string());
    }
    if (texts.size() == value->as_object().size()) return texts;
  }
  Reject(name, "must give strings for names");
  return {};
}

std::vector<std::map<std::string, std::string>> OptionReader::TextMaps(std::string_view name,
                                                                       const std::vector<std::string>& names) {
  std::vector<std::map<std::string, std::string>> maps;
  const json::value* const value = Find(name);
  if (value == nullptr) return maps;
  const auto reject = [&] { Reject(name, fmt::format("must be a list of strings for {}", fmt::join(names, ", "))); };
  if (!value->is_array()) reject();
  for (const json::value& item : value->is_array() ? value->as_array() : json::array()) {
    std::map<std::string, std::string>& map = maps.emplace_back();
    for (const auto& [key, text] : item.is_object() ? item.as_object() : json::object()) {
      if (!text.is_string() || std::ranges::find(names, std::string_view(key)) == names.end()) reject();
      if (text.is_string()) map.emplace(key, text.as_string());
    }
    if (map.empty()) reject();
  }
  return maps;
}

Status OptionReader::Finish() {
  FLUX_TRY_STATUS(failure_);
  std::ranges::sort(known_);
  for (const auto& [name, value] : options_) {
    if (std::ranges::binary_search(known_, std::string_view(name))) continue;
    const std::string there = known_.empty() ? " it has none" : fmt::format(" there are {}", fmt::join(known_, ", "));
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}` has no option `{}`{};{}", kind_, ShownName(name), DidYouMean(name, known_), there));
  }
  return {};
}

}  // namespace flux::alerts
