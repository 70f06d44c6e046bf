#include "tools/alerts/handler_file.h"

#include <boost/json/parse.hpp>

#include "fmt/format.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "tools/alerts/yaml.h"

namespace flux::alerts {

namespace {

Result<json::value> ReadJson(std::string_view text) {
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  if (error) return Fail(ErrorCode::kInvalid, fmt::format("it is not JSON: {}", error.message()));
  return value;
}

// Takes a member that is a string; empty when it is absent.
Status TakeText(const json::object& object, std::string_view name, std::string& out) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return {};
  if (!value->is_string()) return Fail(ErrorCode::kInvalid, fmt::format("`{}` must be a string", name));
  out = value->as_string();
  return {};
}

}  // namespace

Result<HandlerSpec> ReadHandlerSpec(const json::object& object) {
  // `link` is in what a server answers, which may be sent back.
  static const std::vector<std::string> kMembers = {"topic", "id", "kind", "match", "options", "link"};
  for (const auto& [name, value] : object) {
    if (std::ranges::find(kMembers, std::string_view(name)) == kMembers.end())
      return Fail(ErrorCode::kInvalid, fmt::format("handlers have no `{}`{}; there are topic, id, kind, match, options",
                                                   ShownName(name), DidYouMean(name, kMembers)));
  }
  HandlerSpec spec;
  FLUX_TRY_STATUS(TakeText(object, "topic", spec.topic));
  FLUX_TRY_STATUS(TakeText(object, "id", spec.id));
  FLUX_TRY_STATUS(TakeText(object, "kind", spec.kind));
  FLUX_TRY_STATUS(TakeText(object, "match", spec.match));
  const json::value* const options = object.if_contains("options");
  if (options == nullptr || options->is_null()) return spec;
  if (!options->is_object()) return Fail(ErrorCode::kInvalid, "`options` must give values for names");
  spec.options = options->as_object();
  return spec;
}

json::object HandlerObject(const HandlerSpec& spec) {
  return {
      {"id", spec.id}, {"topic", spec.topic}, {"kind", spec.kind}, {"options", spec.options}, {"match", spec.match}};
}

Result<HandlerSpec> ReadHandlerFile(std::string_view text, std::string_view name) {
  const bool is_json = name.ends_with(".json");
  if (!is_json && !name.ends_with(".yaml") && !name.ends_with(".yml"))
    return Fail(ErrorCode::kInvalid, "the name of a file with a handler ends with `.yaml`, `.yml` or `.json`");
  FLUX_TRY(const json::value value, is_json ? ReadJson(text) : ReadYaml(text));
  if (!value.is_object())
    return Fail(ErrorCode::kInvalid, "it must give values for `topic`, `id`, `kind` and `options`");
  FLUX_TRY(HandlerSpec spec, ReadHandlerSpec(value.as_object()));
  FLUX_TRY_STATUS(CheckTopicName(spec.topic));
  FLUX_TRY_STATUS(CheckHandlerId(spec.id));
  if (spec.kind.empty()) return Fail(ErrorCode::kInvalid, "a handler needs a `kind`");
  return spec;
}

}  // namespace flux::alerts
