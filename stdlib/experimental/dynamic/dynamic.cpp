#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "experimental/dynamic";
constexpr std::string_view kParameters = "v";
constexpr std::string_view kIsTypeParameters = "v type";

// Elements and properties become dynamic too, so that whatever is taken out of a dynamic value is one again.
Value ToDynamic(const Value& v) {
  if (v.kind() == ValueKind::kDynamic) return v;
  if (!v.is_null() && v.kind() == ValueKind::kArray) {
    std::vector<Value> elements;
    for (const Value& element : v.AsArray().elements) elements.push_back(ToDynamic(element));
    return MakeDynamic(MakeArray(std::move(elements)));
  }
  if (!v.is_null() && v.kind() == ValueKind::kRecord) {
    std::vector<RecordField> fields;
    for (const RecordField& field : v.AsRecord().fields) fields.push_back({field.name, ToDynamic(field.value)});
    return MakeDynamic(MakeRecord(std::move(fields)));
  }
  return MakeDynamic(v);
}

const Value& Inner(const Value& v) { return v.kind() == ValueKind::kDynamic && !v.is_null() ? v.AsDynamic().inner : v; }

Result<Value> Dynamic(CallContext&, Args args) { return ToDynamic(args[0]); }

Result<Value> AsArray(CallContext&, Args args) {
  const Value& inner = Inner(args[0]);
  if (!inner.is_null() && inner.kind() == ValueKind::kArray) return inner;
  return ArgReader("dynamic.asArray", kParameters, args)
      .Invalid(fmt::format("unable to convert {} to an array; `v` must hold one", DescribeKind(inner)));
}

Result<Value> IsType(CallContext&, Args args) {
  FLUX_TRY(const std::string type, ArgReader("dynamic.isType", kIsTypeParameters, args).String(1));
  const Value& inner = Inner(args[0]);
  if (inner.kind() == ValueKind::kNull) return Value::Bool(false);
  return Value::Bool(type == (inner.kind() == ValueKind::kRecord ? "object" : ValueKindName(inner.kind())));
}

}  // namespace

void RegisterDynamic(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "dynamic", kParameters, Dynamic, true});
  registry.Add(BuiltinDef{kPackage, "asArray", kParameters, AsArray, true});
  registry.Add(BuiltinDef{kPackage, "isType", kIsTypeParameters, IsType, true, ColumnType::kBool});
}

}  // namespace flux::stdlib
