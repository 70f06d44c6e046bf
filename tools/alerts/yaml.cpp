#include "tools/alerts/yaml.h"

#include <yaml-cpp/yaml.h>

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>
#include <optional>

#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/text.h"

namespace flux::alerts {

namespace {

namespace json = boost::json;

std::unexpected<Error> FailAt(const YAML::Mark& mark, std::string_view what) {
  return mark.is_null() ? Fail(ErrorCode::kInvalid, std::string(what))
                        : Fail(ErrorCode::kInvalid, fmt::format("line {}: {}", mark.line + 1, what));
}

// The digits of a whole number with its base; nothing when it is none.
std::optional<int64_t> Integer(std::string_view text) {
  std::string digits(text.starts_with('+') ? text.substr(1) : text);
  const size_t sign = digits.starts_with('-') ? 1 : 0;
  const std::string_view bare = std::string_view(digits).substr(sign);
  const int base = bare.starts_with("0x") ? 16 : bare.starts_with("0o") || (bare.size() > 1 && bare[0] == '0') ? 8 : 10;
  digits.erase(sign, bare.starts_with("0x") || bare.starts_with("0o") ? 2 : 0);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

json::value Scalar(const std::string& text, bool is_quoted) {
  if (is_quoted) return json::value(text);
  const std::string lower = LowerCase(text);
  if (text.empty() || text == "~" || lower == "null") return nullptr;
  for (const std::string_view yes : {"true", "yes", "on"})
    if (lower == yes) return true;
  for (const std::string_view no : {"false", "no", "off"})
    if (lower == no) return false;
  if (const std::optional<int64_t> number = Integer(text)) return *number;
  const bool may_be_number = text.find_first_not_of("+-.0123456789eE") == text.npos;
  if (const Result<double> number = ParseFloat(text); may_be_number && number) return *number;
  return json::value(text);
}

class Converter {
 public:
  Result<json::value> Convert(const YAML::Node& node, int depth) {
    // References to what has references again can stand for more than fits anywhere.
    constexpr size_t kMostNodes = 10'000;
    constexpr int kDeepest = 64;
    if (++nodes_ > kMostNodes || depth > kDeepest) return FailAt(node.Mark(), "this is too much for a handler");
    switch (node.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null:
        return nullptr;
      case YAML::NodeType::Scalar:
        // What is in quotes has the tag `!`.
        return Scalar(node.Scalar(), node.Tag() == "!" || node.Tag() == "tag:yaml.org,2002:str");
      case YAML::NodeType::Sequence: {
        json::array list;
        for (const YAML::Node& item : node) {
          FLUX_TRY(json::value value, Convert(item, depth + 1));
          list.push_back(std::move(value));
        }
        return list;
      }
      case YAML::NodeType::Map:
        return Object(node, depth);
    }
    return nullptr;
  }

 private:
  Result<json::value> Object(const YAML::Node& node, int depth) {
    json::object object;
    for (const auto& item : node) {
      if (!item.first.IsScalar()) return FailAt(item.first.Mark(), "a key must be a string");
      const std::string& key = item.first.Scalar();
      if (object.contains(key)) return FailAt(item.first.Mark(), fmt::format("`{}` comes twice", ShownName(key)));
      FLUX_TRY(json::value value, Convert(item.second, depth + 1));
      object.emplace(key, std::move(value));
    }
    return object;
  }

  size_t nodes_ = 0;
};

}  // namespace

// The library throws; nothing of that leaves this function.
Result<json::value> ReadYaml(std::string_view text) {
  constexpr size_t kLongest = 1 << 20;
  if (text.size() > kLongest) return Fail(ErrorCode::kInvalid, "this is too much for a handler");
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (documents.empty()) return Fail(ErrorCode::kInvalid, "there is nothing in it");
    if (documents.size() > 1) return FailAt(documents[1].Mark(), "a file defines one handler");
    return Converter().Convert(documents[0], 0);
  } catch (const YAML::Exception& exception) {
    return FailAt(exception.mark, fmt::format("it is not YAML: {}", exception.msg));
  }
}

}  // namespace flux::alerts
