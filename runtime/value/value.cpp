#include "runtime/value/value.h"

#include <bit>

#include "runtime/base/check.h"

namespace flux {

std::string_view ValueKindName(ValueKind kind) {
  switch (kind) {
#define FLUX_VALUE_KIND(name, text) \
  case ValueKind::name:             \
    return text;
#include "runtime/value/value_kinds.def"
  }
  return "invalid";
}

Value Value::Null(ValueKind kind) {
  Value v;
  v.bits_.kind = kind;
  return v;
}

Value Value::Absent() {
  Value v;
  v.bits_.is_absent = true;
  return v;
}

Value Value::Bool(bool b) {
  Value v;
  v.bits_.kind = ValueKind::kBool;
  v.bits_.is_null = false;
  v.bits_.i = b;
  return v;
}

Value Value::Int(int64_t i) {
  Value v;
  v.bits_.kind = ValueKind::kInt;
  v.bits_.is_null = false;
  v.bits_.i = i;
  return v;
}

Value Value::Uint(uint64_t u) {
  Value v;
  v.bits_.kind = ValueKind::kUint;
  v.bits_.is_null = false;
  v.bits_.i = static_cast<int64_t>(u);
  return v;
}

Value Value::Float(double f) {
  Value v;
  v.bits_.kind = ValueKind::kFloat;
  v.bits_.is_null = false;
  v.bits_.f = f;
  return v;
}

Value Value::Of(Time t) {
  Value v;
  v.bits_.kind = ValueKind::kTime;
  v.bits_.is_null = false;
  v.bits_.i = t.ns;
  return v;
}

Value Value::Of(Duration d) {
  Value v;
  v.bits_.kind = ValueKind::kDuration;
  v.bits_.is_null = false;
  v.bits_.months = d.months;
  v.bits_.i = d.ns;
  return v;
}

Value Value::FromObject(ValueKind kind, std::unique_ptr<const Object> object) {
  FLUX_CHECK(object != nullptr);
  Value v;
  v.bits_.kind = kind;
  v.bits_.is_null = false;
  v.bits_.has_object = true;
  v.bits_.object = object.release();
  v.Retain();
  return v;
}

Value Value::String(std::string_view text) {
  return FromObject(ValueKind::kString, std::make_unique<StringObject>(text));
}
Value Value::String(std::string&& text) {
  return FromObject(ValueKind::kString, std::make_unique<StringObject>(std::move(text)));
}
Value Value::Bytes(std::string_view text) {
  return FromObject(ValueKind::kBytes, std::make_unique<StringObject>(text));
}

std::string_view Value::AsString() const { return static_cast<const StringObject*>(bits_.object)->text; }
const ArrayObject& Value::AsArray() const { return *static_cast<const ArrayObject*>(bits_.object); }
const DictObject& Value::AsDict() const { return *static_cast<const DictObject*>(bits_.object); }
const RecordObject& Value::AsRecord() const { return *static_cast<const RecordObject*>(bits_.object); }
const RegexpObject& Value::AsRegexp() const { return *static_cast<const RegexpObject*>(bits_.object); }
const Callable& Value::AsFunction() const { return *static_cast<const Callable*>(bits_.object); }
const DynamicObject& Value::AsDynamic() const { return *static_cast<const DynamicObject*>(bits_.object); }

const Value* RecordObject::Find(std::string_view name) const {
  for (const RecordField& field : fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

Value MakeArray(std::vector<Value> elements) {
  return Value::FromObject(ValueKind::kArray, std::make_unique<ArrayObject>(std::move(elements)));
}
Value MakeRecord(std::vector<RecordField> fields) {
  return Value::FromObject(ValueKind::kRecord, std::make_unique<RecordObject>(std::move(fields)));
}
Value MakeDynamic(Value inner) {
  return Value::FromObject(ValueKind::kDynamic, std::make_unique<DynamicObject>(std::move(inner)));
}

namespace {

// Total order of doubles: by value, with negative zero equal to zero and NaN before everything.
std::strong_ordering CompareFloats(double a, double b) {
  bool a_nan = a != a, b_nan = b != b;
  if (a_nan || b_nan) return b_nan <=> a_nan;
  if (a < b) return std::strong_ordering::less;
  return a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

bool RecordsEqual(const RecordObject& a, const RecordObject& b) {
  if (a.fields.size() != b.fields.size()) return false;
  for (const RecordField& field : a.fields) {
    const Value* other = b.Find(field.name);
    if (other == nullptr || !DeepEqual(field.value, *other)) return false;
  }
  return true;
}

bool ArraysEqual(const ArrayObject& a, const ArrayObject& b) {
  if (a.elements.size() != b.elements.size()) return false;
  for (size_t i = 0; i < a.elements.size(); ++i) {
    if (!DeepEqual(a.elements[i], b.elements[i])) return false;
  }
  return true;
}

bool DictsEqual(const DictObject& a, const DictObject& b) {
  if (a.entries.size() != b.entries.size()) return false;
  auto other = b.entries.begin();
  for (const auto& [key, value] : a.entries) {
    if (!DeepEqual(key, other->first) || !DeepEqual(value, other->second)) return false;
    ++other;
  }
  return true;
}

}  // namespace

std::strong_ordering CompareScalars(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return b.is_null() <=> a.is_null();
  if (a.kind() != b.kind()) return a.kind() <=> b.kind();
  switch (a.kind()) {
    case ValueKind::kBool:
    case ValueKind::kInt:
      return a.AsInt() <=> b.AsInt();
    case ValueKind::kTime:
      return a.AsTime() <=> b.AsTime();
    case ValueKind::kUint:
      return a.AsUint() <=> b.AsUint();
    case ValueKind::kFloat:
      return CompareFloats(a.AsFloat(), b.AsFloat());
    case ValueKind::kString:
    case ValueKind::kBytes:
      return a.AsString() <=> b.AsString();
    case ValueKind::kDuration:
      return a.AsDuration().ApproximateNanoseconds() <=> b.AsDuration().ApproximateNanoseconds();
    case ValueKind::kNull:
    case ValueKind::kRegexp:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      return std::strong_ordering::equal;
  }
  return std::strong_ordering::equal;
}

bool DeepEqual(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::kArray:
      return ArraysEqual(a.AsArray(), b.AsArray());
    case ValueKind::kRecord:
      return RecordsEqual(a.AsRecord(), b.AsRecord());
    case ValueKind::kDict:
      return DictsEqual(a.AsDict(), b.AsDict());
    case ValueKind::kDynamic:
      return DeepEqual(a.AsDynamic().inner, b.AsDynamic().inner);
    case ValueKind::kRegexp:
      return a.AsRegexp().pattern() == b.AsRegexp().pattern();
    case ValueKind::kDuration:
      return a.AsDuration() == b.AsDuration();
    case ValueKind::kFunction:
    case ValueKind::kStream:
      return a.object() == b.object();
    case ValueKind::kNull:
    case ValueKind::kBool:
    case ValueKind::kInt:
    case ValueKind::kUint:
    case ValueKind::kString:
    case ValueKind::kTime:
    case ValueKind::kBytes:
      return CompareScalars(a, b) == 0;
    // As `==` of floats: NaN differs from itself, unlike in `CompareScalars`.
    case ValueKind::kFloat:
      return a.AsFloat() == b.AsFloat();
  }
  return false;
}

}  // namespace flux
