#include "vm/interp/operations.h"

#include <fmt/format.h>

#include "runtime/base/memory.h"
#include "runtime/expr/scalar_ops.h"

namespace flux::interp {
namespace {

Result<Value> ReadDynamicMember(const Value& inner, std::string_view name) {
  if (!inner.is_null() && inner.kind() == ValueKind::kRecord) {
    const Value* field = inner.AsRecord().Find(name);
    if (!field) return MakeDynamic(Value());
    return field->kind() == ValueKind::kDynamic ? *field : MakeDynamic(*field);
  }
  return Fail(ErrorCode::kInvalid,
              fmt::format("cannot access property \"{}\" on value of type {}", name, ValueKindName(inner.kind())));
}

bool IsDictKey(const Value& key) {
  switch (key.kind()) {
    case ValueKind::kInt:
    case ValueKind::kUint:
    case ValueKind::kFloat:
    case ValueKind::kString:
    case ValueKind::kTime:
      return true;
    case ValueKind::kNull:
    case ValueKind::kBool:
    case ValueKind::kDuration:
    case ValueKind::kBytes:
    case ValueKind::kRegexp:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      return false;
  }
  return false;
}

}  // namespace

Result<Value> ReadMember(const Value& object, std::string_view name, bool is_strict) {
  if (object.is_null()) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("cannot access property \"{}\" of a null value; expected record", name));
  }
  if (object.kind() == ValueKind::kRecord) [[likely]] {
    if (const Value* field = object.AsRecord().Find(name)) return *field;
    if (!is_strict) return Value();
    return Fail(ErrorCode::kInvalid, fmt::format("member `{}` is not in the record", name));
  }
  if (object.kind() == ValueKind::kDynamic) return ReadDynamicMember(object.AsDynamic().inner, name);
  return Fail(ErrorCode::kInvalid, fmt::format("cannot access property \"{}\" on value of type {}; expected record",
                                               name, ValueKindName(object.kind())));
}

Result<Value> ReadElement(const Value& array, const Value& index) {
  if (array.kind() != ValueKind::kArray || array.is_null()) {
    return Fail(ErrorCode::kInvalid, fmt::format("cannot index into a value of type {}{}; expected array",
                                                 array.is_null() ? "null " : "", ValueKindName(array.kind())));
  }
  if (index.kind() != ValueKind::kInt || index.is_null()) {
    return Fail(ErrorCode::kInvalid, fmt::format("cannot use {}{} as an array index; expected int",
                                                 index.is_null() ? "null " : "", ValueKindName(index.kind())));
  }
  const std::vector<Value>& elements = array.AsArray().elements;
  const int64_t at = index.AsInt();
  if (at < 0 || static_cast<uint64_t>(at) >= elements.size()) {
    return Fail(ErrorCode::kOutOfRange,
                fmt::format("cannot access element {} of array of length {}", at, elements.size()));
  }
  return elements[static_cast<size_t>(at)];
}

Result<Value> ConcatArrays(std::span<const Value> parts) {
  size_t count = 0;
  for (const Value& part : parts) {
    if (part.kind() == ValueKind::kArray && !part.is_null()) count += part.AsArray().elements.size();
  }
  FLUX_TRY_STATUS(CheckRoom(count, sizeof(Value)));
  std::vector<Value> elements;
  elements.reserve(count);
  for (const Value& part : parts) {
    if (part.kind() != ValueKind::kArray || part.is_null()) continue;
    const std::vector<Value>& more = part.AsArray().elements;
    elements.insert(elements.end(), more.begin(), more.end());
  }
  return MakeArray(std::move(elements));
}

Result<Value> BuildDict(std::span<const Value> pairs) {
  std::map<Value, Value, ScalarLess> entries;
  for (size_t i = 0; i + 1 < pairs.size(); i += 2) {
    const Value& key = pairs[i];
    if (key.is_null()) return Fail(ErrorCode::kInvalid, "null value cannot be used as a dictionary key");
    const ValueKind expected = entries.empty() ? key.kind() : entries.begin()->first.kind();
    if (!IsDictKey(key) || key.kind() != expected) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("{} cannot be used as a key of this dictionary", ValueKindName(key.kind())));
    }
    entries.insert_or_assign(key, pairs[i + 1]);
  }
  return Value::FromObject(ValueKind::kDict, std::make_unique<DictObject>(std::move(entries)));
}

Value BuildRecord(std::span<const std::string* const> names, std::span<const Value> values) {
  std::vector<RecordField> fields;
  fields.reserve(names.size());
  for (size_t i = 0; i < names.size(); ++i) fields.push_back({*names[i], values[i]});
  return MakeRecord(std::move(fields));
}

Result<Value> ExtendRecord(const Value& base, std::span<const std::string* const> names,
                           std::span<const Value> values) {
  if (base.kind() != ValueKind::kRecord || base.is_null()) {
    return Fail(ErrorCode::kInvalid, fmt::format("cannot extend a value of type {}{} by `with`; expected record",
                                                 base.is_null() ? "null " : "", ValueKindName(base.kind())));
  }
  std::vector<RecordField> fields;
  fields.reserve(base.AsRecord().fields.size() + names.size());
  fields = base.AsRecord().fields;
  const size_t inherited = fields.size();
  for (size_t i = 0; i < names.size(); ++i) {
    size_t at = 0;
    while (at < inherited && fields[at].name != *names[i]) ++at;
    if (at < inherited) {
      fields[at].value = values[i];
    } else {
      fields.push_back({*names[i], values[i]});
    }
  }
  return MakeRecord(std::move(fields));
}

Result<Value> BuildText(std::span<const Value> parts) {
  std::string text;
  for (const Value& part : parts) {
    FLUX_TRY(const std::string piece, expr::InterpolationText(part));
    FLUX_TRY_STATUS(CheckRoom(text.size() + piece.size()));
    text += piece;
  }
  return Value::String(std::move(text));
}

}  // namespace flux::interp
