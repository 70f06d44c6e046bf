#pragma once

// JSON of requests and records, with errors that say which member is wrong.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::server {

namespace json = boost::json;

// Reads an object; fails with `kInvalid` on what is not one, or is nested too deeply.
Result<json::object> ParseObject(std::string_view text);

// Members of an object. One that is absent or null has no value; one of another type fails with `kInvalid`.
Result<std::optional<std::string>> FindText(const json::object& object, std::string_view name);
Result<std::optional<int64_t>> FindInt(const json::object& object, std::string_view name);
Result<std::optional<bool>> FindBool(const json::object& object, std::string_view name);
Result<const json::array*> FindArray(const json::object& object, std::string_view name);
Result<const json::object*> FindObject(const json::object& object, std::string_view name);

// A member that records have; empty when they do not.
std::string TextIn(const json::object& record, std::string_view name);

}  // namespace flux::server
