#include <charconv>
#include <cmath>

#include "runtime/io/line_protocol.h"

namespace flux {

namespace {

// Appends a name with a backslash before each of `special`.
Status AppendName(std::string& out, std::string_view what, std::string_view name, std::string_view special) {
  if (name.empty()) return Fail(ErrorCode::kInvalid, "line protocol cannot hold an empty " + std::string(what));
  if (!FitsLineProtocol(name)) {
    return Fail(ErrorCode::kInvalid, "line protocol cannot hold the " + std::string(what) + " `" + std::string(name) +
                                         "`: it must not contain a line break or end in a backslash");
  }
  for (const char c : name) {
    if (special.find(c) != special.npos) out += '\\';
    out += c;
  }
  return {};
}

void AppendQuoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

Status AppendFieldValue(std::string& out, std::string_view key, const Value& value) {
  char buffer[32];
  if (value.kind() == ValueKind::kFloat && !value.is_null() && std::isfinite(value.AsFloat())) {
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value.AsFloat()).ptr);
  } else if (value.kind() == ValueKind::kInt && !value.is_null()) {
    out += std::to_string(value.AsInt()) + 'i';
  } else if (value.kind() == ValueKind::kUint && !value.is_null()) {
    out += std::to_string(value.AsUint()) + 'u';
  } else if (value.kind() == ValueKind::kBool && !value.is_null()) {
    out += value.AsBool() ? "true" : "false";
  } else if (value.kind() == ValueKind::kString && !value.is_null()) {
    AppendQuoted(out, value.AsString());
  } else {
    return Fail(ErrorCode::kInvalid, "line protocol cannot hold `" + DebugText(value) + "` in the field `" +
                                         std::string(key) + "`: a field is a finite number, a string or a bool");
  }
  return {};
}

}  // namespace

bool FitsLineProtocol(std::string_view name) {
  return !name.empty() && name.back() != '\\' && name.find('\n') == name.npos;
}

Status AppendLine(std::string& out, std::string_view measurement,
                  std::span<const std::pair<std::string_view, std::string_view>> tags,
                  std::span<const std::pair<std::string_view, Value>> fields, Time time) {
  const size_t start = out.size();
  const auto append = [&]() -> Status {
    FLUX_TRY_STATUS(AppendName(out, "measurement", measurement, ", "));
    for (const auto& [key, value] : tags) {
      out += ',';
      FLUX_TRY_STATUS(AppendName(out, "tag key", key, ",= "));
      out += '=';
      FLUX_TRY_STATUS(AppendName(out, "tag value", value, ",= "));
    }
    if (fields.empty()) return Fail(ErrorCode::kInvalid, "line protocol cannot hold a point without fields");
    char separator = ' ';
    for (const auto& [key, value] : fields) {
      out += separator;
      FLUX_TRY_STATUS(AppendName(out, "field key", key, ",= "));
      out += '=';
      FLUX_TRY_STATUS(AppendFieldValue(out, key, value));
      separator = ',';
    }
    out += ' ';
    out += std::to_string(time.ns);
    out += '\n';
    return {};
  };
  Status status = append();
  if (!status) out.resize(start);
  return status;
}

}  // namespace flux
