#include "stdlib/json/json_text.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>

#include "runtime/base/number_text.h"
#include "runtime/io/json_text.h"
#include "stdlib/byte_text.h"

namespace flux::stdlib {

namespace {

namespace json = boost::json;

std::unexpected<Error> Unwritable(std::string_view what) {
  return Fail(ErrorCode::kInvalid, fmt::format("cannot write {} as JSON", what));
}

class Writer {
 public:
  Status Add(const Value& v) {
    if (v.is_null()) {
      text_ += "null";
      return {};
    }
    switch (v.kind()) {
      case ValueKind::kNull:
        text_ += "null";
        return {};
      case ValueKind::kBool:
        text_ += v.AsBool() ? "true" : "false";
        return {};
      case ValueKind::kInt:
        text_ += std::to_string(v.AsInt());
        return {};
      case ValueKind::kUint:
        text_ += std::to_string(v.AsUint());
        return {};
      case ValueKind::kFloat:
        return AddFloat(v.AsFloat());
      case ValueKind::kString:
        return AddText(v.AsString());
      case ValueKind::kTime:
        return AddText(FormatTime(v.AsTime()));
      case ValueKind::kDuration:
        return AddText(FormatDuration(v.AsDuration()));
      case ValueKind::kBytes:
        return AddText(ToBase64(v.AsString()));
      case ValueKind::kRegexp:
        return AddText(v.AsRegexp().pattern());
      case ValueKind::kArray:
        return AddArray(v.AsArray());
      case ValueKind::kRecord:
        return AddRecord(v.AsRecord());
      case ValueKind::kDict:
        return AddDict(v.AsDict());
      case ValueKind::kDynamic:
        return Add(v.AsDynamic().inner);
      case ValueKind::kFunction:
        return Unwritable("a function");
      case ValueKind::kStream:
        return Unwritable("a stream of tables; take values out of it with `findRecord` or `findColumn`");
    }
    return {};
  }

  std::string Take() && { return std::move(text_); }

 private:
  Status AddText(std::string_view text) {
    io::AppendJsonString(text_, text, io::JsonEscapes::kForWeb);
    return {};
  }

  Status AddFloat(double v) {
    if (!std::isfinite(v)) return Unwritable(v != v ? "NaN" : "an infinity");
    io::AppendJsonNumber(text_, v);
    return {};
  }

  Status AddArray(const ArrayObject& array) {
    text_ += '[';
    for (size_t i = 0; i < array.elements.size(); ++i) {
      if (i > 0) text_ += ',';
      FLUX_TRY_STATUS(Add(array.elements[i]));
    }
    text_ += ']';
    return {};
  }

  Status AddMembers(const std::map<std::string, const Value*>& members) {
    text_ += '{';
    bool is_first = true;
    for (const auto& [name, value] : members) {
      if (!std::exchange(is_first, false)) text_ += ',';
      FLUX_TRY_STATUS(AddText(name));
      text_ += ':';
      FLUX_TRY_STATUS(Add(*value));
    }
    text_ += '}';
    return {};
  }

  Status AddRecord(const RecordObject& record) {
    std::map<std::string, const Value*> members;
    for (const RecordField& field : record.fields) members.try_emplace(field.name, &field.value);
    return AddMembers(members);
  }

  Status AddDict(const DictObject& dict) {
    std::map<std::string, const Value*> members;
    for (const auto& [key, value] : dict.entries) {
      members.try_emplace(key.kind() == ValueKind::kString ? std::string(key.AsString()) : KeyText(key), &value);
    }
    return AddMembers(members);
  }

  static std::string KeyText(const Value& key) {
    if (key.kind() == ValueKind::kTime) return FormatTimeNanos(key.AsTime());
    return key.kind() == ValueKind::kFloat ? FormatFloat(key.AsFloat()) : DebugText(key);
  }

  std::string text_;
};

class Reader {
 public:
  Reader(JsonValues values, const CancelToken& cancel) : values_(values), cancel_(cancel) {}

  Result<Value> Read(const json::value& v) const {
    switch (v.kind()) {
      case json::kind::null:
        return Value();
      case json::kind::bool_:
        return Value::Bool(v.get_bool());
      case json::kind::int64:
        return Value::Float(static_cast<double>(v.get_int64()));
      case json::kind::uint64:
        return Value::Float(static_cast<double>(v.get_uint64()));
      case json::kind::double_:
        // What no double can hold is read as infinite.
        if (std::isinf(v.get_double())) return Fail(ErrorCode::kInvalid, "a JSON number is beyond the range of floats");
        return Value::Float(v.get_double());
      case json::kind::string:
        return Value::String(std::string_view({v.get_string().data(), v.get_string().size()}));
      case json::kind::array:
        return ReadArray(v.get_array());
      case json::kind::object:
        return ReadObject(v.get_object());
    }
    return Value();
  }

 private:
  Result<Value> ReadMember(const json::value& v) const {
    FLUX_TRY(Value value, Read(v));
    return values_ == JsonValues::kDynamic ? MakeDynamic(std::move(value)) : std::move(value);
  }

  Result<Value> ReadArray(const json::array& array) const {
    std::vector<Value> elements;
    for (const json::value& v : array) {
      FLUX_TRY_STATUS(cancel_.Check());
      FLUX_TRY(Value element, ReadMember(v));
      if (!elements.empty() && elements[0].kind() != element.kind()) {
        return Fail(ErrorCode::kInvalid, fmt::format("a JSON array holds elements of types {} and {}; they must all be "
                                                     "of one type, or read them with `dynamic.jsonParse`",
                                                     ValueKindName(elements[0].kind()), ValueKindName(element.kind())));
      }
      elements.push_back(std::move(element));
    }
    return MakeArray(std::move(elements));
  }

  Result<Value> ReadObject(const json::object& object) const {
    std::vector<RecordField> fields;
    for (const auto& member : object) {
      FLUX_TRY(Value value, ReadMember(member.value()));
      fields.push_back({std::string(member.key()), std::move(value)});
    }
    return MakeRecord(std::move(fields));
  }

  JsonValues values_;
  const CancelToken& cancel_;
};

}  // namespace

Result<std::string> ToJson(const Value& value) {
  Writer writer;
  FLUX_TRY_STATUS(writer.Add(value));
  return std::move(writer).Take();
}

// Parsed piece by piece, so that a long text can be cancelled.
Result<Value> FromJson(std::string_view text, JsonValues values, const CancelToken& cancel) {
  constexpr size_t kPiece = size_t{1} << 20;
  json::stream_parser parser;
  json::error_code error;
  while (!text.empty() && !error) {
    FLUX_TRY_STATUS(cancel.Check());
    const std::string_view piece = text.substr(0, kPiece);
    parser.write(piece.data(), piece.size(), error);
    text.remove_prefix(piece.size());
  }
  if (!error) parser.finish(error);
  if (error) return Fail(ErrorCode::kInvalid, fmt::format("the text is not JSON: {}", error.message()));
  return Reader(values, cancel).Read(parser.release());
}

}  // namespace flux::stdlib
