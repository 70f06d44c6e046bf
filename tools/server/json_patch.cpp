#include "tools/server/json_patch.h"

#include <boost/json/parse.hpp>
#include <charconv>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/text.h"

namespace flux::server {

namespace {

std::unexpected<Error> LeadsNowhere(std::string_view path) {
  return Fail(ErrorCode::kInvalid, fmt::format("failed to apply patch: there is nothing at `{}`", ShownName(path)));
}

// A place in a document: what holds it, and its name or index there.
struct Place {
  json::value* parent = nullptr;
  std::string last;
};

// `before_end` is whether an index may be that behind the last item.
std::optional<size_t> IndexOf(const json::array& list, std::string_view text, bool may_be_end) {
  if (text == "-" && may_be_end) return list.size();
  size_t index = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && index < list.size() + (may_be_end ? 1 : 0) ? std::optional(index) : std::nullopt;
}

json::value* Member(json::value& parent, std::string_view name) {
  if (parent.is_object()) return parent.as_object().if_contains(name);
  if (!parent.is_array()) return nullptr;
  const std::optional<size_t> index = IndexOf(parent.as_array(), name, false);
  return index ? &parent.as_array()[*index] : nullptr;
}

// Follows a JSON pointer (RFC 6901) to what holds its last part.
Result<Place> Find(json::value& document, std::string_view path) {
  if (!path.starts_with('/')) return LeadsNowhere(path);
  Place place{&document, ""};
  for (std::string_view rest = path; !rest.empty();) {
    rest.remove_prefix(1);
    const size_t end = std::min(rest.find('/'), rest.size());
    if (rest.data() != path.data() + 1) {
      place.parent = Member(*place.parent, place.last);
      if (place.parent == nullptr) return LeadsNowhere(path);
    }
    place.last = ReplaceAll(ReplaceAll(rest.substr(0, end), "~1", "/"), "~0", "~");
    rest.remove_prefix(end);
  }
  return place;
}

Status Add(json::value& document, std::string_view path, json::value value) {
  FLUX_TRY(const Place place, Find(document, path));
  if (place.parent->is_object()) {
    place.parent->as_object()[place.last] = std::move(value);
    return {};
  }
  if (!place.parent->is_array()) return LeadsNowhere(path);
  json::array& list = place.parent->as_array();
  const std::optional<size_t> index = IndexOf(list, place.last, true);
  if (!index) return LeadsNowhere(path);
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(*index), std::move(value));
  return {};
}

Result<json::value> Get(json::value& document, std::string_view path) {
  FLUX_TRY(const Place place, Find(document, path));
  const json::value* const found = Member(*place.parent, place.last);
  if (found == nullptr) return LeadsNowhere(path);
  return *found;
}

Status Remove(json::value& document, std::string_view path) {
  FLUX_TRY(const Place place, Find(document, path));
  if (Member(*place.parent, place.last) == nullptr) return LeadsNowhere(path);
  if (place.parent->is_object()) {
    place.parent->as_object().erase(place.last);
  } else {
    json::array& list = place.parent->as_array();
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(*IndexOf(list, place.last, false)));
  }
  return {};
}

Status Apply(const json::object& operation, json::value& document) {
  const std::string name = TextIn(operation, "op"), path = TextIn(operation, "path"), from = TextIn(operation, "from");
  const json::value* const value = operation.if_contains("value");
  const bool needs_value = name == "add" || name == "replace" || name == "test";
  if (needs_value && value == nullptr)
    return Fail(ErrorCode::kInvalid, fmt::format("invalid patch json: `{}` needs a `value`", name));
  if (name == "add") return Add(document, path, *value);
  if (name == "remove") return Remove(document, path);
  if (name == "replace") {
    FLUX_TRY(const Place place, Find(document, path));
    json::value* const found = Member(*place.parent, place.last);
    if (found == nullptr) return LeadsNowhere(path);
    *found = *value;
    return {};
  }
  if (name == "test") {
    FLUX_TRY(const json::value found, Get(document, path));
    if (found == *value) return {};
    return Fail(ErrorCode::kInvalid, fmt::format("failed to apply patch: the test of `{}` fails", ShownName(path)));
  }
  if (name == "copy" || name == "move") {
    FLUX_TRY(json::value found, Get(document, from));
    if (name == "move") FLUX_TRY_STATUS(Remove(document, from));
    return Add(document, path, std::move(found));
  }
  return Fail(
      ErrorCode::kInvalid,
      fmt::format("invalid patch json: there is no operation `{}`; there are add, copy, move, remove, replace, test",
                  ShownName(name)));
}

}  // namespace

Status ApplyJsonPatch(std::string_view patch, json::value& document) {
  boost::system::error_code error;
  const json::value operations = json::parse(patch, error);
  if (error || !operations.is_array())
    return Fail(ErrorCode::kInvalid, "invalid patch json: the body must be a list of operations");
  for (const json::value& operation : operations.as_array()) {
    if (!operation.is_object()) return Fail(ErrorCode::kInvalid, "invalid patch json: an operation must be an object");
    FLUX_TRY_STATUS(Apply(operation.as_object(), document));
  }
  return {};
}

}  // namespace flux::server
