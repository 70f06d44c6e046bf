#include "tools/server/json.h"

#include <boost/json/parse.hpp>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::server {

namespace {

std::unexpected<Error> IsNot(std::string_view name, std::string_view type) {
  return Fail(ErrorCode::kInvalid, fmt::format("the member `{}` must be {}", name, type));
}

const json::value* Find(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && !value->is_null() ? value : nullptr;
}

}  // namespace

Result<json::object> ParseObject(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 256;
  json::value value = json::parse(text, error, {}, options);
  if (error) return Fail(ErrorCode::kInvalid, fmt::format("the body is not JSON: {}", error.message()));
  if (!value.is_object()) return Fail(ErrorCode::kInvalid, "the body must be a JSON object");
  return std::move(value.as_object());
}

Result<std::optional<std::string>> FindText(const json::object& object, std::string_view name) {
  const json::value* value = Find(object, name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) return IsNot(name, "a string");
  return std::string(value->as_string());
}

Result<std::optional<int64_t>> FindInt(const json::object& object, std::string_view name) {
  const json::value* value = Find(object, name);
  if (value == nullptr) return std::nullopt;
  boost::system::error_code error;
  const auto number = value->is_number() ? value->to_number<int64_t>(error) : 0;
  if (!value->is_number() || error) return IsNot(name, "an integer");
  return number;
}

Result<std::optional<bool>> FindBool(const json::object& object, std::string_view name) {
  const json::value* value = Find(object, name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_bool()) return IsNot(name, "`true` or `false`");
  return value->as_bool();
}

Result<const json::array*> FindArray(const json::object& object, std::string_view name) {
  const json::value* value = Find(object, name);
  if (value != nullptr && !value->is_array()) return IsNot(name, "an array");
  return value != nullptr ? &value->as_array() : nullptr;
}

Result<const json::object*> FindObject(const json::object& object, std::string_view name) {
  const json::value* value = Find(object, name);
  if (value != nullptr && !value->is_object()) return IsNot(name, "an object");
  return value != nullptr ? &value->as_object() : nullptr;
}

std::string TextIn(const json::object& record, std::string_view name) {
  const json::value* value = record.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace flux::server
